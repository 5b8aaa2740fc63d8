/** The shades of a heatmap: how much was done on each day, in a few degrees. */

/** A degree of activity; 0 is none. */
export type Intensity = 0 | 1 | 2 | 3 | 4

/** The least number of reviews for each degree from 1 on, ascending; degrees that no number has are left out. */
export type IntensityScale = readonly number[]

/**
 * Makes a scale for days with these numbers of reviews: four equal steps up to the 90th percentile, so that a single
 * exceptional day doesn't make all others look idle.
 */
export function intensityScale(reviews: readonly number[]): IntensityScale {
  const sorted = reviews.filter((count) => count > 0).sort((a, b) => a - b)
  const usual = sorted[Math.max(0, Math.ceil(sorted.length * 0.9) - 1)] ?? 1
  return [...new Set([0, 1, 2, 3].map((step) => Math.floor((usual * step) / 4) + 1))]
}

/** The degree of a day. */
export function intensityOf(reviews: number, scale: IntensityScale): Intensity {
  return scale.filter((least) => reviews >= least).length as Intensity
}

/** The ranges that the degrees of a scale stand for: `1–5`, `6–10`, `11+`. */
export function intensityNames(scale: IntensityScale): readonly string[] {
  return scale.map((least, index) => {
    const next = scale[index + 1]
    if (next === undefined) return `${least}+`
    return next === least + 1 ? `${least}` : `${least}–${next - 1}`
  })
}
