import ignore from 'ignore'

/** What is known of a folder that becomes a project. Paths are below it, with `/` between their parts. */
export interface Surroundings {
  /** Its Markdown files. */
  readonly markdown: readonly string[]
  /** The beginning of a Markdown file; empty if it cannot be read. */
  read(path: string): string
  /** The program that keeps the notes, if one does. */
  readonly keeper: 'Obsidian' | 'Logseq' | undefined
  /** Folders that the settings of that program name, as far as they are known. */
  readonly named: readonly Omission[]
  /** The text of its `.gitignore`; empty if there is none. */
  readonly gitignore: string
}

/** A folder or a file that a project had better leave out. */
export interface Omission {
  /** A folder ends with `/`. */
  readonly path: string
  /** The pattern that matches it as in a .gitignore file, where that is more than the path. */
  readonly glob?: string
  readonly what: 'daily notes' | 'templates' | 'files of Logseq' | 'ignored by git'
  /** `likely`: the author is to decide, because it may hold notes like all others. */
  readonly certainty: 'sure' | 'likely'
}

/** A note with one of these names is about a day. */
const dayName = /^(?:\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{2}[-_.]\d{2}[-_.]\d{4}|\d{4}-W\d{2})(?:[ ,_-]+\p{L}+\.?)?$/u

/** Obsidian puts daily notes beside all others unless it is told where to. */
const rootDays: Omission = {
  path: 'YYYY-MM-DD.md',
  glob: '/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].md',
  what: 'daily notes',
  certainty: 'sure',
}

/** What template languages of note programs put in place of a date or a title. */
const placeholder =
  /\{\{\s*(?:date|time|title|name|value|cursor|yesterday|tomorrow)\b[^}\n]*\}\}|<%[-_*~+=]?\s*(?:tp\.|await\b)|\$\{?FOAM_/i

/** Names of folders for daily notes, in lower case. */
const dailyNames: ReadonlySet<string> = new Set(
  (
    'daily,dailies,daily note,daily notes,daily log,journal,journals,diary,periodic notes,tagebuch,tagesnotizen,' +
    'journal quotidien,notes quotidiennes,diario,notas diarias,note giornaliere,diário,notas diárias,dziennik,dagboek,' +
    'dagbok,dagbog,günlük,дневник,ежедневник,日记,日記,每日笔记,デイリーノート,일기,데일리 노트'
  ).split(','),
)

/** Names of folders for templates, in lower case. */
const templateNames: ReadonlySet<string> = new Set(
  (
    'template,templates,vorlage,vorlagen,modèle,modèles,gabarits,plantilla,plantillas,modello,modelli,modelo,modelos,' +
    'szablon,szablony,sjabloon,sjablonen,mall,mallar,maler,skabelon,skabeloner,şablon,şablonlar,шаблон,шаблоны,模板,' +
    'テンプレート,템플릿'
  ).split(','),
)

/** Larger folders are not read: nobody has that many templates. */
const MOST_TEMPLATES = 200

/** What to leave out of a folder, in the order of the paths; never everything that is there. */
export function omissionsOf(around: Surroundings): readonly Omission[] {
  const { markdown, named, gitignore } = around
  const ignored = ignore({ ignorecase: false }).add(gitignore)
  const found: Omission[] = named.filter(({ path }) => markdown.some((file) => file.startsWith(path)))
  for (const { path, files } of foldersOf(markdown)) {
    if (found.some((omission) => omission.certainty === 'sure' && path.startsWith(omission.path))) continue
    const omission = ignored.ignores(path)
      ? ({ path, what: 'ignored by git', certainty: 'sure' } as const)
      : (dailyNotes(path, files, around) ?? templates(path, files, around))
    if (omission !== undefined) found.push(omission)
  }
  if (around.keeper === 'Obsidian' && markdown.some((file) => covers(rootDays, file))) found.push(rootDays)
  const isLeft = markdown.some((file) => !isLeftOut(file, found))
  const kept = isLeft ? found : found.map((omission) => ({ ...omission, certainty: 'likely' as const }))
  return kept.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whether a Markdown file is left out for sure. */
export function isLeftOut(file: string, omissions: readonly Omission[]): boolean {
  return omissions.some((omission) => omission.certainty === 'sure' && covers(omission, file))
}

function covers({ path, glob }: Omission, file: string): boolean {
  return glob === undefined ? file.startsWith(path) : ignore().add(glob).ignores(file)
}

/** The program that keeps notes knows where daily notes go; others may name lectures by their dates. */
function dailyNotes(path: string, files: readonly string[], { keeper }: Surroundings): Omission | undefined {
  const days = files.filter((file) => dayName.test(nameOf(file).replace(/\.\w+$/, ''))).length
  const isNamed = dailyNames.has(bareName(path))
  if (days * 2 < files.length || (days < 3 && !isNamed)) return undefined
  if (!isNamed && days * 5 < files.length * 4) return undefined
  return { path, what: 'daily notes', certainty: isNamed || keeper !== undefined ? 'sure' : 'likely' }
}

function templates(path: string, files: readonly string[], { keeper, read }: Surroundings): Omission | undefined {
  if (files.length > MOST_TEMPLATES) return undefined
  const isNamed = templateNames.has(bareName(path))
  const isTop = path.indexOf('/') === path.length - 1
  if (isNamed && isTop && keeper !== undefined) return { path, what: 'templates', certainty: 'sure' }
  const filledIn = files.filter((file) => placeholder.test(read(file))).length
  if (filledIn === 0 || filledIn * 2 < files.length) return undefined
  return { path, what: 'templates', certainty: isNamed || filledIn === files.length ? 'sure' : 'likely' }
}

/** The folders that hold Markdown at any depth, each before those in it, with all their files. */
function foldersOf(
  markdown: readonly string[],
): readonly { readonly path: string; readonly files: readonly string[] }[] {
  const folders = new Map<string, string[]>()
  for (const file of markdown) {
    for (let at = file.indexOf('/'); at !== -1; at = file.indexOf('/', at + 1)) {
      const path = file.slice(0, at + 1)
      const files = folders.get(path)
      if (files === undefined) folders.set(path, [file])
      else files.push(file)
    }
  }
  return [...folders].map(([path, files]) => ({ path, files })).sort((a, b) => (a.path < b.path ? -1 : 1))
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

/** The name of a folder without numbers and signs in front: `99_Templates/` is `templates`. */
function bareName(path: string): string {
  const name = path.replace(/\/$/, '')
  return nameOf(name)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase()
}
