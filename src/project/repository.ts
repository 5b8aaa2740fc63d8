/**
 * Where the sources of a project can be read on the web: an address that contains `{path}` (relative to the project
 * folder) and `{line}`. Links use the host's name for the default branch (`HEAD`) instead of a branch, so that they
 * stay the same whichever branch or commit a build is made from.
 */
export type LinkPattern = string & { readonly brand: 'LinkPattern' }

/**
 * The pattern for the address of a repository: `https://github.com/o/r`, with or without `.git`; an address for git
 * (`git@github.com:o/r.git`, `ssh://…`); an address with a branch and a folder (`…/tree/main/notes`); or a pattern
 * that the user wrote. GitHub, GitLab, Bitbucket and Forgejo (Codeberg) are known; undefined for anything else.
 */
export function linkPattern(address: string): LinkPattern | undefined {
  if (/^https?:\/\/\S+$/.test(address) && address.includes('{path}')) return address as LinkPattern
  const url = webUrl(address)
  if (url === undefined) return undefined
  const host = hostOf(url.hostname)
  if (host === undefined) return undefined
  const { repository, reference, folder } = host.split(url.pathname.replace(/\/+$/, ''))
  if (!/^(?:\/[^/]+){2,}$/.test(repository)) return undefined
  const below = folder === '' ? '' : `${folder}/`
  return `${url.origin}${repository}${host.file(reference)}/${below}{path}${host.line}` as LinkPattern
}

/** The pattern for the files of a folder of the repository. */
export function belowFolder(pattern: LinkPattern, folder: string): LinkPattern {
  return (folder === '' ? pattern : pattern.replace('{path}', () => `${encodePath(folder)}/{path}`)) as LinkPattern
}

/** The address of one line of one file. */
export function sourceLink(pattern: LinkPattern, path: string, line: number): string {
  return pattern.replace('{path}', () => encodePath(path)).replace('{line}', String(line))
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function webUrl(address: string): URL | undefined {
  const scp = /^(?:[\w.-]+@)?([\w.-]+\.[\w-]+):(?!\/\/)\/?(.+)$/.exec(address)
  const ssh = /^(?:ssh|git|git\+ssh):\/\/(?:[^@/]+@)?([^:/]+)(?::\d+)?\/(.+)$/.exec(address)
  const [, host, path] = scp ?? ssh ?? []
  const text = host === undefined || path === undefined ? address : `https://${host}/${path}`
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  // The address of a remote may contain a token, which must not reach a deck.
  url.username = ''
  url.password = ''
  return url
}

interface Host {
  readonly name: RegExp
  /** What separates the repository from the reference in the address of a folder. */
  readonly divider: RegExp
  file(reference: string): string
  readonly line: string
  /** The host's name for the default branch. */
  readonly head: string
}

const hosts: readonly Host[] = [
  {
    name: /(^|\.)gitlab\./,
    divider: /\/-\/(?:tree|blob)\//,
    file: (reference) => `/-/blob/${reference}`,
    line: '#L{line}',
    head: 'HEAD',
  },
  {
    name: /^bitbucket\.org$/,
    divider: /\/src\//,
    file: (reference) => `/src/${reference}`,
    line: '#lines-{line}',
    head: 'HEAD',
  },
  {
    name: /^codeberg\.org$|(^|\.)(?:forgejo|gitea)\./,
    divider: /\/src\/(?=(?:branch|commit|tag)\/)/,
    file: (reference) => `/src/${reference}`,
    line: '#L{line}',
    head: 'commit/HEAD',
  },
  {
    name: /^github\.com$|(^|\.)github\./,
    divider: /\/(?:tree|blob)\//,
    file: (reference) => `/blob/${reference}`,
    line: '#L{line}',
    head: 'HEAD',
  },
]

function hostOf(hostname: string) {
  const host = hosts.find(({ name }) => name.test(hostname))
  if (host === undefined) return undefined
  const { divider, file, line, head } = host
  const referenceLength = head.split('/').length
  return {
    file,
    line,
    split(path: string): { repository: string; reference: string; folder: string } {
      const at = divider.exec(path)
      if (at === null) return { repository: path.replace(/\.git$/, ''), reference: head, folder: '' }
      const rest = path.slice(at.index + at[0].length).split('/')
      return {
        repository: path.slice(0, at.index),
        reference: rest.slice(0, referenceLength).join('/'),
        folder: rest.slice(referenceLength).join('/'),
      }
    },
  }
}
