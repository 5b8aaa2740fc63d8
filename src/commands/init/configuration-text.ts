import type { Omission } from './survey.ts'

/** What a new configuration says. */
export interface NewConfiguration {
  /** The address of the schema. */
  readonly schema: string
  /** The folder with the Markdown, from the folder of the configuration. */
  readonly topics: string
  readonly decks: string
  /** What to leave out, with paths below the topics folder. */
  readonly omissions: readonly Omission[]
}

/** The text of a new configuration, with a comment on every key. */
export function configurationText({ schema, topics, decks, omissions }: NewConfiguration): string {
  return `# The configuration of Topdeck. Every key may be left out.

# Where editors find the names and meanings of all keys; Topdeck itself does not need this line.
$schema: ${scalar(schema)}

# The folder with your Markdown, from the folder of this file; "." is the folder of this file itself.
topics: ${scalar(topics)}

# The folder that the decks are written to.
decks: ${scalar(decks)}

# The parent deck in Anki; "::" makes levels, as in "Studies::Biology".
deck: Topdeck

# Files and folders below the topics folder that are left out, written as in a .gitignore file.
${ignoreText(omissions)}

# The formats that "topdeck build" writes.
# formats: [apkg, json, csv]

# How "topdeck review" schedules cards.
# review:
#   retention: 0.9                     # the chance of recall at which a card is due
#   limits: { new: 20, reviews: 200 }  # cards a day
`
}

function ignoreText(omissions: readonly Omission[]): string {
  if (omissions.length === 0) return '# ignore: [drafts/]'
  const lines = omissions.map((omission) => {
    const line = `- ${JSON.stringify(omission.glob ?? pattern(omission.path))} # ${omission.what}`
    return omission.certainty === 'sure' ? `  ${line}` : `  # ${line}? Remove the first # to leave them out.`
  })
  const isAnySure = omissions.some(({ certainty }) => certainty === 'sure')
  return `${isAnySure ? 'ignore:' : '# ignore:'}\n${lines.join('\n')}`
}

/** The pattern of a .gitignore file that matches a path and nothing else. */
function pattern(path: string): string {
  return `/${path.replace(/[\\*?[\]]/g, '\\$&').replace(/ +$/, (blanks) => '\\ '.repeat(blanks.length))}`
}

/** A string in YAML; in quotes where it could be read as something else. */
function scalar(text: string): string {
  return /^(?!true$|false$|yes$|no$|on$|off$|null$|\d)[\p{L}\p{N}_./:-]*[\p{L}\p{N}_./]$/iu.test(text)
    ? text
    : JSON.stringify(text)
}
