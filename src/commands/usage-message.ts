import { alternatives, didYouMean } from '../text/did-you-mean.ts'

const wrongValue = /^option '[^']*?(--?[a-z][\w-]*)(?: [^']*)?' argument '(.*)' is invalid\. (.*)$/s
const allowed = /^Allowed choices are (.*)\.$/s

/**
 * A message of the parser of the command line in the form of all other messages: `error: option '--mix <mix>' argument 'x' is
 * invalid. Allowed choices are mixed, before.` becomes `topdeck: --mix "x": expected mixed or before`. What parsers of single
 * options say is the part after the colon.
 */
export function usageMessage(text: string): string {
  const message = text.trim().replace(/^error: /, '')
  const [, option = '', value = '', reason = ''] = wrongValue.exec(message) ?? []
  if (option !== '') return `topdeck: ${option} "${value}": ${expectation(reason, value)}\n`
  const [first = '', hint] = message.split('\n')
  const meant = hint?.replace(/^\(Did you mean (.*)\?\)$/, '; did you mean $1?') ?? ''
  const problem = first.replace(/^(option '.*') argument missing$/, '$1 needs a value')
  return `topdeck: ${withDoubleQuotes(problem)}${meant}\n`
}

function expectation(reason: string, value: string): string {
  const choices = allowed.exec(reason)?.[1]?.split(', ')
  return choices === undefined ? reason : `expected ${alternatives(choices)}${didYouMean(value, choices)}`
}

/** `unknown option "--x"`, as names are quoted everywhere else. */
function withDoubleQuotes(text: string): string {
  return text.replace(/'([^']*)'/g, '"$1"')
}
