/** What a project may set in its configuration. */

import * as v from 'valibot'
import type { CardId } from '../model/card.ts'
import { ankiDeck, LONGEST_DECK } from '../model/deck-name.ts'
import { declarationSchema } from '../model/declaration.ts'
import { distinctList, exactObject, namedValues, oneOf, valueOrList } from '../model/outside-data.ts'
import { keysSchema } from '../review/keys/keys-schema.ts'
import { reviewSchema } from '../review/schedule/settings-schema.ts'
import { alternatives, didYouMean } from '../text/did-you-mean.ts'
import { configurationDefaults } from './default-configuration.ts'
import { linkPattern } from './repository.ts'

const text = v.pipe(v.string('a string'), v.nonEmpty('a string that is not empty'))

const expectedId = 'an id: 12 letters (a-z, A-Z) and digits'

const id = v.pipe(
  v.string(expectedId),
  v.regex(/^[0-9A-Za-z]{12}$/, expectedId),
  v.transform((id) => id as CardId),
)

const ids = v.array(v.pipe(distinctList(id, 'a list of ids'), v.minLength(2, 'at least 2 items')), 'a list')

const builtIn = ['containers'] as const

/** Matching takes a time that grows with the length of a path to the power of this number. */
const mostInnerStars = 3

/** Patterns become regular expressions, whose length is limited, too. */
const longestPattern = 1000

const pattern = v.pipe(
  v.string('a string'),
  v.nonEmpty('a string that is not empty'),
  v.maxLength(longestPattern, `a pattern of at most ${longestPattern} characters`),
  v.check(
    (pattern) => pattern.replace(/\/(?:\*{2,}\/)+/g, '/**/').split('/**/').length - 1 <= mostInnerStars,
    `a pattern with at most ${mostInnerStars} times "/**/"`,
  ),
)

const filePattern = v.pipe(
  pattern,
  v.check(
    (pattern) => !/^(?:!|#|\s*$)/.test(pattern),
    'a pattern without ! or # in front; a later pattern makes the exception',
  ),
)

const group = v.pipe(distinctList(text, 'a list of words'), v.minLength(2, 'at least 2 items'))

const builtInName = v.picklist(builtIn, ({ input }) =>
  typeof input === 'string'
    ? `${alternatives(builtIn)}${didYouMean(input, builtIn)}`
    : 'a list of words, or the name of a built-in list',
)

const expectedRepository =
  'an address on GitHub, GitLab, Bitbucket or Codeberg, or a pattern such as "https://example.org/{path}?line={line}"'

/** The configuration; a key that is left out has its default. */
export const configurationSchema = v.pipe(
  exactObject(
    {
      $schema: v.exactOptional(v.pipe(v.string('a string'), v.description('The address of this schema, for editors.'))),
      topics: v.optional(
        v.pipe(text, v.description('The folder with your Markdown files, relative to the project folder.')),
        configurationDefaults.topics,
      ),
      decks: v.optional(
        v.pipe(text, v.description('The folder that the decks are written to, relative to the project folder.')),
        configurationDefaults.decks,
      ),
      deck: v.optional(
        v.pipe(
          text,
          v.check((name) => name === '' || ankiDeck(name) !== '', 'the name of a deck'),
          v.maxLength(LONGEST_DECK, `at most ${LONGEST_DECK} characters`),
          v.description('The parent deck in Anki; :: separates levels.'),
        ),
        configurationDefaults.deck,
      ),
      formats: v.optional(
        v.pipe(
          distinctList(oneOf(['apkg', 'json', 'csv'])),
          v.minLength(1, 'at least one item'),
          v.description('The formats that topdeck build writes.'),
        ),
        [...configurationDefaults.formats],
      ),
      repository: v.exactOptional(
        v.pipe(
          text,
          v.check((address) => linkPattern(address) !== undefined, expectedRepository),
          v.description(
            'Where the sources can be read on the web: the address of the repository, or a pattern with {path} and {line}.',
          ),
        ),
      ),
      ignore: v.optional(
        v.pipe(
          v.array(pattern, 'a list'),
          v.description('Files and folders in the topics folder to leave out: patterns as in a .gitignore file.'),
        ),
        [],
      ),
      files: v.optional(
        v.pipe(
          namedValues(filePattern, declarationSchema, 'patterns with values such as "vocabulary/**: {tables: cards}"'),
          v.description(
            'What is a question in the files that a pattern (as in a .gitignore file) matches; the last one that matches counts. all, none, ignore, or which blocks are questions.',
          ),
        ),
        {},
      ),
      variants: v.optional(
        v.pipe(
          distinctList(text),
          v.description(
            'Topics that are variants of one subject, the most general first. Where several of them ask the same question, the first one in this list leads.',
          ),
        ),
        [],
      ),
      vocabulary: v.optional(
        v.pipe(
          v.array(valueOrList(builtInName, group), 'a list'),
          v.description(
            'Groups of words that mean the same in a question, and names of built-in lists of such groups. A word in backticks counts as a command only.',
          ),
        ),
        [...configurationDefaults.vocabulary],
      ),
      same: v.optional(v.pipe(ids, v.description('Groups of ids: the questions of a group are one card.')), []),
      different: v.optional(
        v.pipe(ids, v.description('Groups of ids: no two questions of a group are ever one card.')),
        [],
      ),
      retired: v.optional(
        v.pipe(
          oneOf(['tag', 'drop']),
          v.description(
            'What packages do with cards whose question is gone: tag keeps them, with the tag topdeck::retired; drop leaves them out.',
          ),
        ),
        configurationDefaults.retired,
      ),
      images: v.optional(
        v.pipe(
          oneOf(['local', 'warn', 'allow']),
          v.description(
            'What cards do with images from the web, which load whenever a card shows: allow shows them, warn shows them and build says so, local shows a link instead.',
          ),
        ),
        configurationDefaults.images,
      ),
      review: v.exactOptional(reviewSchema),
      keys: v.optional(
        v.pipe(
          keysSchema,
          v.description(
            'The keys of topdeck review: one key or a list of keys for each action. What is left out keeps its keys.',
          ),
        ),
        {},
      ),
    },
    'keys and values such as "deck: Topdeck"',
  ),
  v.description('topdeck.config.yaml or topdeck.config.json in the project folder. Every key may be left out.'),
  v.transform(({ $schema: _, review, ...configuration }) => ({
    ...configuration,
    review: review ?? configurationDefaults.review,
  })),
)
