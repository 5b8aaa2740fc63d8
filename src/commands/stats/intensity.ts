/** How much was done on days, in a few degrees: what a heatmap shows. */

/** 0 is nothing. */
export type Intensity = 0 | 1 | 2 | 3 | 4

/** Fewest reviews of a day for each degree from 1 on; ascends, and degrees that no number has are left out. */
export type IntensityScale = readonly number[]

/**
 * A scale for days with so many reviews: four equal steps up to the number that nine of ten days stay within, so that a
 * single day of very many doesn't make all others look idle.
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

/** What each degree of a scale stands for: `1–5`, `6–10`, `11+`. */
export function intensityNames(scale: IntensityScale): readonly string[] {
  return scale.map((least, index) => {
    const next = scale[index + 1]
    if (next === undefined) return `${least}+`
    return next === least + 1 ? `${least}` : `${least}–${next - 1}`
  })
}
