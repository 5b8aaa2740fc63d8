declare const web: unique symbol

/** An address that a browser may be given; {@link webAddress} makes the only ones. */
export type WebAddress = string & { readonly [web]: true }

/**
 * An address of the web in its normal form: only printable ASCII, with its scheme and host in lower case. Undefined for
 * anything else: a file, a program, an option, or a scheme that other programs answer to. Addresses of e-mail are none,
 * because some mail programs attach a file that such an address names.
 */
export function webAddress(written: string): WebAddress | undefined {
  const trimmed = written.trim()
  if (!/^https?:\/\/[^/]/i.test(trimmed) || !URL.canParse(trimmed)) return undefined
  const { href, hostname } = new URL(trimmed)
  return hostname === '' ? undefined : (href as WebAddress)
}
