import type { LanguageFn } from 'highlight.js'
import apache from 'highlight.js/lib/languages/apache'
import awk from 'highlight.js/lib/languages/awk'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import clojure from 'highlight.js/lib/languages/clojure'
import cmake from 'highlight.js/lib/languages/cmake'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import dart from 'highlight.js/lib/languages/dart'
import diff from 'highlight.js/lib/languages/diff'
import django from 'highlight.js/lib/languages/django'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import dos from 'highlight.js/lib/languages/dos'
import elixir from 'highlight.js/lib/languages/elixir'
import erlang from 'highlight.js/lib/languages/erlang'
import fsharp from 'highlight.js/lib/languages/fsharp'
import go from 'highlight.js/lib/languages/go'
import graphql from 'highlight.js/lib/languages/graphql'
import groovy from 'highlight.js/lib/languages/groovy'
import handlebars from 'highlight.js/lib/languages/handlebars'
import haskell from 'highlight.js/lib/languages/haskell'
import http from 'highlight.js/lib/languages/http'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import julia from 'highlight.js/lib/languages/julia'
import kotlin from 'highlight.js/lib/languages/kotlin'
import latex from 'highlight.js/lib/languages/latex'
import less from 'highlight.js/lib/languages/less'
import lua from 'highlight.js/lib/languages/lua'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import matlab from 'highlight.js/lib/languages/matlab'
import nginx from 'highlight.js/lib/languages/nginx'
import nix from 'highlight.js/lib/languages/nix'
import objectivec from 'highlight.js/lib/languages/objectivec'
import ocaml from 'highlight.js/lib/languages/ocaml'
import perl from 'highlight.js/lib/languages/perl'
import pgsql from 'highlight.js/lib/languages/pgsql'
import php from 'highlight.js/lib/languages/php'
import powershell from 'highlight.js/lib/languages/powershell'
import properties from 'highlight.js/lib/languages/properties'
import protobuf from 'highlight.js/lib/languages/protobuf'
import puppet from 'highlight.js/lib/languages/puppet'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scala from 'highlight.js/lib/languages/scala'
import scss from 'highlight.js/lib/languages/scss'
import shell from 'highlight.js/lib/languages/shell'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import vim from 'highlight.js/lib/languages/vim'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'

/** A grammar of highlight.js with the names that fences use for it; the first is its own name. */
export interface Grammar {
  readonly names: readonly [string, ...string[]]
  readonly define: LanguageFn
  /** Grammars that this one uses for parts of the code. */
  readonly parts?: Readonly<Record<string, LanguageFn>>
}

const grammars: readonly Grammar[] = [
  { names: ['apache', 'apacheconf'], define: apache },
  { names: ['awk'], define: awk },
  { names: ['bash', 'sh', 'zsh', 'ksh', 'fish'], define: bash },
  { names: ['c', 'h'], define: c },
  { names: ['clojure', 'clj'], define: clojure },
  { names: ['cmake'], define: cmake },
  { names: ['cpp', 'c++', 'cc', 'cxx', 'hpp'], define: cpp },
  { names: ['csharp', 'cs', 'c#'], define: csharp },
  { names: ['css'], define: css },
  { names: ['dart'], define: dart },
  { names: ['diff', 'patch'], define: diff },
  { names: ['django', 'jinja', 'jinja2', 'j2'], define: django, parts: { xml } },
  { names: ['dockerfile', 'docker', 'containerfile'], define: dockerfile, parts: { bash } },
  { names: ['dos', 'bat', 'batch', 'cmd'], define: dos },
  { names: ['elixir', 'ex', 'exs'], define: elixir },
  { names: ['erlang', 'erl'], define: erlang },
  { names: ['fsharp', 'fs', 'f#'], define: fsharp },
  { names: ['go', 'golang'], define: go },
  { names: ['graphql', 'gql'], define: graphql },
  { names: ['groovy', 'gradle', 'jenkinsfile'], define: groovy },
  { names: ['handlebars', 'hbs', 'mustache'], define: handlebars, parts: { xml } },
  { names: ['haskell', 'hs'], define: haskell },
  { names: ['http', 'https'], define: http, parts: { json, xml } },
  { names: ['ini', 'toml', 'conf', 'cfg', 'systemd', 'editorconfig'], define: ini },
  { names: ['java', 'jsp'], define: java },
  { names: ['javascript', 'js', 'jsx', 'mjs', 'cjs', 'node'], define: javascript, parts: { xml, css } },
  { names: ['json', 'jsonc', 'json5', 'jsonl'], define: json },
  { names: ['julia', 'jl'], define: julia },
  { names: ['kotlin', 'kt', 'kts'], define: kotlin },
  { names: ['latex', 'tex'], define: latex },
  { names: ['less'], define: less },
  { names: ['lua'], define: lua },
  { names: ['makefile', 'make', 'mk'], define: makefile },
  { names: ['markdown', 'md', 'mdx'], define: markdown, parts: { xml } },
  { names: ['matlab', 'octave'], define: matlab },
  { names: ['nginx', 'nginxconf'], define: nginx },
  { names: ['nix'], define: nix },
  { names: ['objectivec', 'objc', 'obj-c'], define: objectivec },
  { names: ['ocaml', 'ml'], define: ocaml },
  { names: ['perl', 'pl', 'pm'], define: perl },
  { names: ['pgsql', 'postgres', 'postgresql', 'psql'], define: pgsql },
  { names: ['php'], define: php },
  { names: ['powershell', 'pwsh', 'ps', 'ps1'], define: powershell },
  { names: ['properties', 'env', 'dotenv'], define: properties },
  { names: ['protobuf', 'proto'], define: protobuf },
  { names: ['puppet', 'pp'], define: puppet },
  { names: ['python', 'py', 'python3', 'py3', 'gyp'], define: python },
  { names: ['r'], define: r },
  { names: ['ruby', 'rb', 'vagrantfile'], define: ruby },
  { names: ['rust', 'rs'], define: rust },
  { names: ['scala'], define: scala },
  { names: ['scss', 'sass'], define: scss },
  { names: ['shell', 'console', 'shellsession', 'shell-session', 'terminal'], define: shell, parts: { bash } },
  { names: ['sql', 'mysql', 'sqlite', 'tsql', 'plsql'], define: sql },
  { names: ['swift'], define: swift },
  { names: ['typescript', 'ts', 'tsx', 'mts', 'cts'], define: typescript, parts: { xml, css } },
  { names: ['vim', 'viml'], define: vim },
  { names: ['xml', 'html', 'xhtml', 'svg', 'rss', 'plist', 'vue', 'svelte'], define: xml, parts: { javascript, css } },
  { names: ['yaml', 'yml', 'compose', 'helm'], define: yaml },
]

const byName: ReadonlyMap<string, Grammar> = new Map(
  grammars.flatMap((grammar) => grammar.names.map((name) => [name, grammar] as const)),
)

/** The grammar for the language name of a fence, in any letter case; undefined when there is none. */
export function grammarFor(fence: string): Grammar | undefined {
  return byName.get(fence.toLowerCase())
}
