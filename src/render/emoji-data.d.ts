declare module 'markdown-it-emoji/lib/data/full.mjs' {
  /** GitHub's emoji by shortcode. */
  const shortcodes: Readonly<Record<string, string>>
  export default shortcodes
}
