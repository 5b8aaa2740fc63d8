import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerToken } from '../../../src/review/typing/answer-token.ts'
import { compareTyped, expectedAnswer, isTypable } from '../../../src/review/typing/typed-answer.ts'

function command(typed: string, expected: string) {
  return compareTyped(typed, { form: 'command', text: expected, alternatives: [] })
}

function prose(typed: string, expected: string) {
  return compareTyped(typed, { form: 'prose', text: expected, alternatives: [] })
}

/** Tokens in one line: `-missing-`, `+extra+`, `typed→expected`. */
function said(tokens: readonly AnswerToken[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'different') return `${token.typed}→${token.expected}`
      return { same: token.text, missing: `-${token.text}-`, extra: `+${token.text}+` }[token.type]
    })
    .join(' ')
}

describe('a card can be typed', () => {
  test.each([
    ['command', '<code>podman ps --all</code>', 'podman ps --all'],
    [
      'command',
      '<pre><code class="language-bash">docker <span class="hljs-built_in">exec</span> x</code></pre>',
      'docker exec x',
    ],
    [
      'command',
      '<pre><code><span class="hljs-comment"># why # not</span>\npodman ps  --all # all</code></pre>',
      'podman ps --all',
    ],
    ['command', '<pre><code>$ podman run \\\n    -it x</code></pre>', 'podman run -it x'],
    ['open', '<pre><code>docker ps</code></pre><p>Not <code>docker images</code>.</p>', 'docker ps'],
    ['command', '<pre><code>echo &quot;a  # b&quot;</code></pre>', 'echo "a  # b"'],
    ['fill-blank', '<p><code>--memory</code> (short: <code>-m</code>). It limits.</p><pre>x</pre>', '--memory'],
    ['open', '<p><code>crun</code></p>', 'crun'],
  ] as const)('%s: %s', (kind, answerHtml, text) => {
    expect(expectedAnswer({ kind, answerHtml })).toMatchObject({ form: 'command', text })
  })

  test.each([
    ['open', '<p>Port 443</p>', 'Port 443'],
    ['cloze', '137', '137'],
    ['term', '<strong>network</strong> namespace', 'network namespace'],
  ] as const)('%s: %s', (kind, answerHtml, text) => {
    expect(expectedAnswer({ kind, answerHtml })).toMatchObject({ form: 'prose', text })
  })

  test.each([
    ['a sentence', 'command', 'opens a shell in the user namespace of your containers'],
    ['several lines of commands', 'command', '<pre><code>podman stop x\npodman rm x</code></pre>'],
    ['code in several places', 'open', '<pre><code>a b</code></pre><div><pre><code>c</code></pre></div>'],
    ['more than one block', 'open', '<p>443</p><p>It is TLS.</p>'],
    ['a list', 'open', '<ul><li>x</li></ul>'],
    ['an image', 'open', '<img src="x.png" alt="x">'],
    ['a scope', 'choice', '<p>B</p>'],
    ['nothing', 'cloze', ''],
  ] as const)('but not %s', (_, kind, answerHtml) => {
    expect(isTypable({ kind, answerHtml })).toBe(false)
  })
})

test('a blank can have an alternative answer', () => {
  const answerHtml = '<p><code>--memory</code> (short: <code>-m</code>). See <code>--cpus</code>.</p>'
  const expected = expectedAnswer({ kind: 'fill-blank', answerHtml })
  expect(expected?.alternatives).toEqual(['-m'])
  const result = (typed: string) => expected && compareTyped(typed, expected).result
  expect([result('--memory'), result('-m'), result('--cpus')]).toEqual(['right', 'right', 'wrong'])
})

describe('a command is right', () => {
  test.each([
    ['as it is written', 'docker ps -a', 'docker ps -a'],
    ['with other white space', '  docker   ps  -a ', 'docker ps -a'],
    ['with other quotes', "sh -c 'echo a b'", 'sh -c "echo a b"'],
    ['with flags in any order', 'docker run --rm --name web -d nginx', 'docker run -d --rm --name web nginx'],
    ['with flags behind words', 'podman rm NAME --force', 'podman rm --force NAME'],
    ['with short flags joined', 'docker run -it alpine', 'docker run -i -t alpine'],
    ['with joined flags apart, in long form', 'docker run --tty --interactive alpine', 'docker run -it alpine'],
    ['with a short flag for the long one', 'docker run -d -p 80:80 x', 'docker run --detach --publish 80:80 x'],
    ['with the meaning that a flag has there', 'docker build -t app .', 'docker build --tag app .'],
    ['with a sign between flag and value', 'docker run --name=web x', 'docker run --name web x'],
    ['with a value at its short flag', 'docker run -p8080:80 -eA=b x', 'docker run -p 8080:80 -e A=b x'],
    ['with the value in the last of joined flags', 'tar -czf x.tgz dir', 'tar --create --gzip --file x.tgz dir'],
    ['with a command by its other name', 'docker container ls -a', 'docker ps --all'],
    ['with an older name of a program', 'docker-compose up -d', 'docker compose up --detach'],
    ['with another name of a kind', 'kubectl get po -A', 'kubectl get pods --all-namespaces'],
    ['with the usual short name of a program', 'k get ns', 'kubectl get namespace'],
    ['with a flag said to be on', 'docker run --rm=true x', 'docker run --rm x'],
    ['with flags before and behind a command', 'kubectl get pods -n dev', 'kubectl --namespace dev get pods'],
    ['with unknown flags in any order', 'tool --b 2 --a 1 x', 'tool --a 1 --b 2 x'],
    ['with an unknown flag behind a word', 'tool x --quick', 'tool --quick x'],
    ['with flags of a program with long names', 'find . -type f -name x', 'find . -name x -type f'],
    ['in a pipe', 'docker ps -a | wc -l', 'docker ps --all | wc --lines'],
    ['with the same redirection', 'docker save x >x.tar', 'docker save x > x.tar'],
    ['with flags of the inner command in order', 'sudo docker ps -a -q', 'sudo docker ps -aq'],
    ['a word for a name in capitals', 'podman run -it nginx:alpine sh', 'podman run -it IMAGE sh'],
    ['a word for a name in angle brackets', 'docker rm -f web', 'docker rm -f <container>'],
    ['a word for a variable', 'docker rm web', 'docker rm $ID'],
    ['words for a name within a word', 'docker cp web:/etc/hosts .', 'docker cp NAME:/etc/hosts .'],
    ['a quotation for a name', 'git commit -m "Fix it"', 'git commit -m MESSAGE'],
    ['the name itself', 'podman pull IMAGE', 'podman pull IMAGE'],
  ])('%s', (_, typed, expected) => {
    const { tokens, result, suggested } = command(typed, expected)
    expect([said(tokens.filter(({ type }) => type !== 'same')), result, suggested]).toEqual(['', 'right', 3])
  })

  test('with a word that counts as the same in the topic', () => {
    const expected = { form: 'command', text: 'podman ps', alternatives: [] } as const
    expect(compareTyped('docker ps', expected, [['Docker', 'Podman']]).result).toBe('right')
    expect(compareTyped('docker ps', expected).result).toBe('wrong')
  })
})

describe('a command is wrong', () => {
  test.each([
    ['with a flag missing', 'docker ps', 'docker ps -a', 'docker ps --a-'],
    ['with a word missing', 'docker rm', 'docker rm NAME', 'docker rm -NAME-'],
    ['with another word', 'docker rm x', 'docker stop x', 'rm→stop'],
    ['with words in another order', 'cp b a', 'cp a b', 'cp'],
    ['with another value', 'docker run -p 80:8080 x', 'docker run -p 8080:80 x', '-p 80:8080→-p 8080:80'],
    ['with another digit', 'head -n 11 x', 'head -n 10 x', '-n 11→-n 10'],
    ['with a flag in another case', 'docker run -P 80 x', 'docker run -p 80 x', '-p 80'],
    ['with a flag given to the inner command', 'docker run nginx -d', 'docker run -d nginx', '--d-'],
    ['with another meaning of a short flag', 'docker rm -f x', 'docker rm --volumes x', '--volumes-'],
    ['with a word too many', 'docker ps x', 'docker ps', '+x+'],
    ['with another pipe', 'ls && wc', 'ls | wc', '&&→|'],
    ['with a setting of another name', 'run -e PG_USER=1', 'run -e PG_DB=1', ''],
    ['with another method', 'curl -X PUT u', 'curl -X POST u', '-X PUT→-X POST'],
    ['with nothing', '', 'docker ps', '-docker- -ps-'],
  ])('%s', (_, typed, expected, tokens) => {
    const { tokens: found, result, suggested } = command(typed, expected)
    expect(said(found)).toContain(tokens)
    expect([result, suggested]).toEqual(['wrong', 1])
  })
})

describe('a command is nearly right', () => {
  test.each([
    ['with a slip in a word', 'docker stsrt web', 'docker start web', 'docker stsrt→start web'],
    ['with a slip in a flag', 'docker ps --alll', 'docker ps --all', 'docker ps --alll→--all'],
    ['with a word in another case', 'docker Run x', 'docker run x', 'docker Run→run x'],
    ['with a flag too many', 'docker ps -a -q', 'docker ps -a', 'docker ps -a +-q+'],
  ])('%s', (_, typed, expected, tokens) => {
    const { tokens: found, result, suggested } = command(typed, expected)
    expect([said(found), result, suggested]).toEqual([tokens, 'nearly', 2])
  })
})

describe('prose', () => {
  test.each([
    ['case and marks', 'port 443.', 'Port 443'],
    ['white space', ' network  namespace ', 'network namespace'],
    ['forms of a letter', 'ﬁle', 'file'],
  ])('%s do not count', (_, typed, expected) => {
    expect(prose(typed, expected).result).toBe('right')
  })

  test.each([
    ['a slip', 'namepsace', 'namespace', 'nearly'],
    ['another digit', 'port 442', 'port 443', 'wrong'],
    ['a digit too many', '1377', '137', 'wrong'],
    ['a short word with another letter', 'cat', 'car', 'wrong'],
    ['a word missing', 'namespace', 'network namespace', 'wrong'],
    ['a word too many', 'network namespace', 'namespace', 'wrong'],
  ])('%s', (_, typed, expected, result) => {
    expect(prose(typed, expected).result).toBe(result)
  })

  test('words that count as the same in the topic', () => {
    expect(
      compareTyped('dockerfile', { form: 'prose', text: 'Containerfile', alternatives: [] }, [
        ['Dockerfile', 'Containerfile'],
      ]).result,
    ).toBe('right')
  })
})

describe('whatever the command', () => {
  const word = fc.constantFrom('web', 'app.tar', './x', "'a b'", '8080:80', 'IMAGE', '<name>', 'x=1')
  const flag = fc.oneof(
    fc.constantFrom('--rm', '-d', '-it', '--privileged', '--unknown', '-Z'),
    fc.tuple(fc.constantFrom('--name', '-p', '--volume', '-e'), word).map((pair) => pair.join(' ')),
    fc.tuple(fc.constantFrom('--name', '--env', '--other'), word).map((pair) => pair.join('=')),
  )
  const line = fc.record({
    start: fc.constantFrom('docker run', 'podman create', 'podman exec', 'tool', 'kubectl get'),
    flags: fc.uniqueArray(flag, { maxLength: 4 }),
    words: fc.array(word, { minLength: 1, maxLength: 3 }),
  })

  test('flags may be in any order', () => {
    const shuffled = line.chain((one) =>
      fc.record({ line: fc.constant(one), flags: fc.shuffledSubarray(one.flags, { minLength: one.flags.length }) }),
    )
    fc.assert(
      fc.property(shuffled, ({ line: { start, flags, words }, flags: others }) => {
        const expected = [start, ...flags, ...words].join(' ')
        expect(command([start, ...others, ...words].join(' '), expected).result).toBe('right')
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('with a token dropped it is wrong', () => {
    fc.assert(
      fc.property(line, fc.nat(), ({ start, flags, words }, drop) => {
        const tokens = [...start.split(' '), ...flags.flatMap((one) => one.split(/ (?!b')/)), ...words]
        const typed = tokens.filter((_, index) => index !== drop % tokens.length)
        expect(command(typed.join(' '), tokens.join(' ')).result).toBe('wrong')
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('anything can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab -=\'"\\<>|;&#$A\n') }), (typed) => {
        expect(command(typed, 'docker run -d --name web IMAGE').tokens.length).toBeGreaterThan(0)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
