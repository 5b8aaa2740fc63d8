import type { Problem } from '../model/card.ts'
import { remarkAt } from '../model/problem.ts'
import { countText } from '../text/count.ts'
import { groupBy } from '../text/group-by.ts'

/**
 * Whether cards show images from the web, which load whenever a card shows and tell the server so: they do (`allow`), they do
 * and a build says it (`warn`), or they show a link instead (`local`).
 */
export type RemoteImages = 'local' | 'warn' | 'allow'

/** An image from the web, and where it is written. */
export interface RemoteImage {
  readonly address: string
  readonly file: string
  readonly line: number
}

/** How many servers are named. */
const mostNamed = 5

/** The remark about images from the web, at the place of the first one: how many they are, and where they come from. */
export function remoteImagesRemark(images: readonly RemoteImage[]): Problem | undefined {
  const [first] = images
  if (first === undefined) return undefined
  const addresses = [...new Set(images.map(({ address }) => address))]
  const hosts = [...groupBy(addresses, hostOf)].sort(([, a], [, b]) => b.length - a.length)
  const named = hosts.slice(0, mostNamed).map(([host, own]) => `${host} (${own.length})`)
  const others = hosts.length > mostNamed ? ` and ${countText(hosts.length - mostNamed, 'other server')}` : ''
  const load = addresses.length === 1 ? 'image loads' : 'images load'
  return remarkAt(
    first,
    'remote-images',
    `${addresses.length} ${load} from the web whenever a card shows: from ${named.join(', ')}${others}; ` +
      '"images: local" in the configuration keeps them off the cards, "images: allow" turns this remark off',
  )
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}
