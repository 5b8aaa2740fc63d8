import shortcodes from 'markdown-it-emoji/lib/data/full.mjs'

/** Replaces GitHub's emoji shortcodes (`:rocket:`) with emoji, unless they touch a word, a number or a path. */
export function withEmoji(text: string): string {
  if (!text.includes(':')) return text
  return text.replace(/:([a-z0-9_+-]+):/g, (written, name: string, at: number) => {
    const isApart = !/[\w:/.-]/.test(text.charAt(at - 1)) && !/[\w:/]/.test(text.charAt(at + written.length))
    return isApart && Object.hasOwn(shortcodes, name) ? (shortcodes[name] ?? written) : written
  })
}
