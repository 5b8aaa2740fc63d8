/** The flags of common commands: their short and long names, and whether a value follows. */

import { memoise } from '../../text/memoise.ts'

/** A known flag. */
interface KnownFlag {
  /** The long form if there is one (`--publish`), otherwise the short one (`-x`). */
  readonly name: string
  readonly value: 'none' | 'word'
}

/** The flags that are valid in a command, by each way to write them (`-p`, `--publish`). */
type KnownFlags = ReadonlyMap<string, KnownFlag>

/** A program, or one command of a program. */
interface CommandFlags {
  /** `p/publish= i/interactive`: the short and the long name; with `=`, a value follows. */
  readonly flags: string
  /** The number of words before another command begins, which has its own flags; undefined if there is none. */
  readonly inner?: number
}

interface Program {
  readonly names: readonly string[]
  readonly everywhere: CommandFlags
  readonly commands?: Readonly<Record<string, CommandFlags>>
  /** The commands by their other names. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Names of the same thing, the main one first: `pods po pod`. */
  readonly sameWords?: readonly string[]
}

const create =
  'd/detach i/interactive t/tty p/publish= P/publish-all v/volume= e/env= w/workdir= u/user= h/hostname= m/memory= ' +
  'c/cpu-shares= l/label= a/attach= q/quiet rm init privileged read-only replace no-healthcheck name= network= net= ' +
  'mount= restart= entrypoint= env-file= cpus= add-host= cap-add= cap-drop= device= dns= gpus= health-cmd= ' +
  'health-interval= ip= ipc= log-driver= log-opt= memory-swap= pid= platform= pull= pod= runtime= security-opt= ' +
  'shm-size= stop-signal= stop-timeout= tmpfs= ulimit= userns= volumes-from= cidfile= cgroupns= expose= secret='
const exec = 'd/detach i/interactive t/tty e/env= u/user= w/workdir= privileged env-file= detach-keys='
const list = 'a/all q/quiet f/filter= n/last= l/latest s/size no-trunc external format= sort='
const images = 'a/all q/quiet f/filter= no-trunc digests tree format='
const prune = 'a/all f/force volumes filter='
const logs = 'f/follow t/timestamps n/tail= since= until= details'
const onContainers = ['run', 'create', 'exec', 'start', 'stop', 'restart', 'kill', 'rm', 'logs', 'cp', 'top', 'stats']
const moreOnContainers = ['pause', 'unpause', 'attach', 'wait', 'port', 'diff', 'commit', 'export', 'rename', 'update']
const onImages = ['build', 'pull', 'push', 'history', 'save', 'load', 'tag', 'import']

const programs: readonly Program[] = [
  {
    names: ['docker', 'podman', 'nerdctl'],
    everywhere: { flags: 'D/debug H/host= l/log-level= c/context= runtime= root= url= connection= log-level= help' },
    commands: {
      run: { flags: create, inner: 1 },
      create: { flags: create, inner: 1 },
      exec: { flags: exec, inner: 1 },
      unshare: { flags: 'rootless-netns', inner: 0 },
      ps: { flags: list },
      images: { flags: images },
      build: {
        flags:
          't/tag= f/file= q/quiet no-cache pull squash build-arg= target= platform= secret= ssh= progress= load push ' +
          'o/output= format= cache-from= cache-to= network= label= build-context= rm force-rm iidfile= add-host=',
      },
      logs: { flags: logs },
      rm: { flags: 'f/force v/volumes l/link a/all t/time= i/ignore' },
      rmi: { flags: 'f/force a/all i/ignore no-prune' },
      start: { flags: 'a/attach i/interactive' },
      stop: { flags: 't/time= s/signal= a/all' },
      restart: { flags: 't/time= s/signal= a/all' },
      kill: { flags: 's/signal= a/all' },
      inspect: { flags: 'f/format= s/size type=' },
      pull: { flags: 'a/all-tags q/quiet platform= tls-verify=' },
      push: { flags: 'a/all-tags q/quiet' },
      save: { flags: 'o/output= q/quiet format=' },
      load: { flags: 'i/input= q/quiet' },
      export: { flags: 'o/output=' },
      login: { flags: 'u/username= p/password= password-stdin' },
      cp: { flags: 'a/archive L/follow-link q/quiet' },
      commit: { flags: 'a/author= m/message= c/change= p/pause f/format=' },
      stats: { flags: 'a/all no-stream no-trunc format=' },
      history: { flags: 'q/quiet no-trunc H/human format=' },
      events: { flags: 'f/filter= since= until= format=' },
      info: { flags: 'f/format=' },
      version: { flags: 'f/format=' },
      search: { flags: 'f/filter= limit= no-trunc' },
      'system df': { flags: 'v/verbose format=' },
      'system prune': { flags: prune },
      'container prune': { flags: prune },
      'image prune': { flags: prune },
      'volume prune': { flags: prune },
      'network prune': { flags: prune },
      'builder prune': { flags: prune },
      'image inspect': { flags: 'f/format=' },
      'volume create': { flags: 'd/driver= o/opt= l/label= name=' },
      'volume ls': { flags: 'q/quiet f/filter= format=' },
      'volume rm': { flags: 'f/force a/all' },
      'volume inspect': { flags: 'f/format= a/all' },
      'network create': { flags: 'd/driver= o/opt= subnet= gateway= internal ipv6 attachable' },
      'network connect': { flags: 'alias= ip=' },
      'network ls': { flags: 'q/quiet f/filter= no-trunc format=' },
      'network rm': { flags: 'f/force' },
      'network inspect': { flags: 'f/format= v/verbose' },
      'pod create': { flags: 'n/name= p/publish= v/volume= network= infra= userns= l/label=' },
      'kube play': { flags: 'replace down network= publish= start=' },
      'kube generate': { flags: 'f/filename= s/service' },
      compose: { flags: 'f/file= p/project-name= profile= env-file= project-directory=' },
      'compose up': { flags: 'd/detach build wait no-deps force-recreate remove-orphans scale= pull= w/watch' },
      'compose down': { flags: 'v/volumes rmi= t/timeout= remove-orphans' },
      'compose logs': { flags: 'f/follow t/timestamps n/tail= since= no-log-prefix' },
      'compose ps': { flags: 'a/all q/quiet services format=' },
      'compose exec': { flags: 'd/detach T/no-tty e/env= u/user= w/workdir= index=', inner: 1 },
      'compose run': { flags: 'd/detach i/interactive T/no-tty e/env= u/user= w/workdir= rm no-deps name=', inner: 1 },
      'compose build': { flags: 'q/quiet no-cache pull build-arg=' },
      'compose config': { flags: 'q/quiet o/output= format= services' },
      'compose rm': { flags: 'f/force s/stop v/volumes' },
      'compose pull': { flags: 'q/quiet' },
    },
    aliases: {
      ...Object.fromEntries([...onContainers, ...moreOnContainers].map((name) => [`container ${name}`, name])),
      ...Object.fromEntries(onImages.map((name) => [`image ${name}`, name])),
      ...{ 'container ls': 'ps', 'container list': 'ps', 'container ps': 'ps' },
      ...{ 'image ls': 'images', 'image list': 'images', 'image rm': 'rmi', 'image remove': 'rmi' },
      ...{ 'volume list': 'volume ls', 'network list': 'network ls', 'play kube': 'kube play' },
    },
  },
  {
    names: ['kubectl', 'k', 'oc'],
    everywhere: {
      flags:
        'n/namespace= A/all-namespaces o/output= f/filename= l/selector= w/watch k/kustomize= R/recursive context= ' +
        'kubeconfig= dry-run= field-selector= sort-by= show-labels all force grace-period= image= replicas= port= ' +
        'target-port= type= name= from-literal= from-file= labels= restart= rm overwrite',
    },
    commands: {
      logs: { flags: 'f/follow c/container= p/previous tail= since= timestamps l/selector= all-containers prefix' },
      exec: { flags: 'i/stdin t/tty c/container=' },
      run: { flags: 'i/stdin t/tty e/env= l/labels= command expose attach' },
      attach: { flags: 'i/stdin t/tty c/container=' },
      'rollout undo': { flags: 'to-revision=' },
      drain: { flags: 'ignore-daemonsets delete-emptydir-data' },
    },
    sameWords: [
      ...['kubectl k', 'pods po pod', 'services svc service', 'deployments deploy deployment', 'nodes no node'],
      ...['namespaces ns namespace', 'configmaps cm configmap', 'secrets secret', 'replicasets rs replicaset'],
      ...['daemonsets ds daemonset', 'statefulsets sts statefulset', 'ingresses ing ingress', 'jobs job'],
      ...['cronjobs cj cronjob', 'persistentvolumes pv persistentvolume', 'serviceaccounts sa serviceaccount'],
      ...['persistentvolumeclaims pvc persistentvolumeclaim', 'events ev event', 'endpoints ep endpoint'],
      ...['networkpolicies netpol networkpolicy', 'horizontalpodautoscalers hpa horizontalpodautoscaler'],
    ],
  },
  {
    names: ['git'],
    everywhere: { flags: 'C= c= git-dir= work-tree= v/verbose q/quiet' },
    commands: {
      add: { flags: 'A/all p/patch u/update f/force n/dry-run' },
      branch: { flags: 'd/delete D a/all r/remotes m/move M c/copy f/force u/set-upstream-to= merged no-merged' },
      checkout: { flags: 'b= B= f/force p/patch t/track orphan=' },
      'cherry-pick': { flags: 'n/no-commit x e/edit m/mainline= abort continue' },
      clean: { flags: 'f/force d x X n/dry-run i/interactive' },
      clone: { flags: 'b/branch= depth= o/origin= bare mirror recurse-submodules' },
      commit: {
        flags: 'm/message= a/all amend no-edit F/file= p/patch s/signoff n/no-verify fixup= author= allow-empty',
      },
      config: { flags: 'l/list e/edit global local system get unset' },
      diff: { flags: 'p/patch stat staged cached name-only w/ignore-all-space' },
      fetch: { flags: 'p/prune a/append all t/tags f/force depth=' },
      log: {
        flags: 'p/patch n/max-count= oneline graph all decorate stat follow author= since= until= grep= S= format=',
      },
      merge: { flags: 'm/message= no-ff ff-only squash abort continue' },
      pull: { flags: 'r/rebase ff-only p/prune' },
      push: { flags: 'u/set-upstream f/force d/delete force-with-lease tags all n/dry-run' },
      rebase: { flags: 'i/interactive onto= abort continue skip autosquash' },
      reset: { flags: 'hard soft mixed p/patch' },
      restore: { flags: 's/source= S/staged W/worktree p/patch' },
      revert: { flags: 'n/no-commit e/edit m/mainline= no-edit' },
      rm: { flags: 'r cached f/force' },
      stash: { flags: 'u/include-untracked a/all k/keep-index m/message= p/patch' },
      status: { flags: 's/short b/branch' },
      switch: { flags: 'c/create= C/force-create= d/detach' },
      tag: { flags: 'a/annotate m/message= d/delete l/list s/sign f/force' },
    },
  },
  { names: ['sudo'], everywhere: { flags: 'u/user= g/group= i/login s/shell E/preserve-env', inner: 0 } },
  { names: ['time', 'nohup', 'env', 'exec', 'xargs'], everywhere: { flags: '', inner: 0 } },
  { names: ['watch'], everywhere: { flags: 'n/interval= d/differences', inner: 0 } },
  { names: ['ssh'], everywhere: { flags: 'p= i= l= o= L= R= D= t N f v A', inner: 1 } },
  { names: ['bash', 'sh', 'zsh'], everywhere: { flags: 'c= x e i l/login' } },
  {
    names: ['ls'],
    everywhere: { flags: 'a/all A/almost-all l h/human-readable R/recursive r/reverse t S d/directory 1' },
  },
  { names: ['rm'], everywhere: { flags: 'r/recursive f/force i v/verbose d/dir' } },
  { names: ['cp'], everywhere: { flags: 'r/recursive a/archive p f/force i/interactive v/verbose n/no-clobber' } },
  { names: ['mv'], everywhere: { flags: 'f/force i/interactive v/verbose n/no-clobber' } },
  { names: ['mkdir'], everywhere: { flags: 'p/parents m/mode= v/verbose' } },
  { names: ['ln'], everywhere: { flags: 's/symbolic f/force v/verbose' } },
  { names: ['chmod', 'chown'], everywhere: { flags: 'R/recursive v/verbose' } },
  {
    names: ['grep', 'egrep'],
    everywhere: {
      flags:
        'i/ignore-case r/recursive v/invert-match n/line-number E/extended-regexp F/fixed-strings P/perl-regexp ' +
        'l/files-with-matches c/count w/word-regexp o/only-matching q/quiet e/regexp= A/after-context= ' +
        'B/before-context= C/context= m/max-count=',
    },
  },
  {
    names: ['curl'],
    everywhere: {
      flags:
        'X/request= H/header= d/data= o/output= O/remote-name L/location s/silent S/show-error f/fail I/head ' +
        'i/include k/insecure u/user= v/verbose F/form= A/user-agent= x/proxy= b/cookie= unix-socket=',
    },
  },
  {
    names: ['tar'],
    everywhere: { flags: 'x/extract c/create t/list z/gzip j/bzip2 J/xz v/verbose f/file= C/directory=' },
  },
  { names: ['df', 'du'], everywhere: { flags: 'h/human-readable s/summarize a/all T/print-type' } },
  { names: ['head', 'tail'], everywhere: { flags: 'n/lines= c/bytes= f/follow q/quiet v/verbose' } },
  { names: ['wc'], everywhere: { flags: 'l/lines w/words c/bytes m/chars' } },
  {
    names: ['sort'],
    everywhere: { flags: 'r/reverse n/numeric-sort u/unique h/human-numeric-sort k/key= t/field-separator=' },
  },
  { names: ['systemctl'], everywhere: { flags: 't/type= a/all l/full user now no-pager f/force' } },
  {
    names: ['journalctl'],
    everywhere: { flags: 'u/unit= f/follow n/lines= e/pager-end x/catalog b/boot user since=' },
  },
  { names: ['skopeo', 'buildah'], everywhere: { flags: 'a/all t/tag= f/file= format= override-os= override-arch=' } },
]

/** Programs whose long flags have a single dash, so that short flags are never combined. */
const singleDashPrograms: ReadonlySet<string> = new Set(['find', 'java', 'openssl', 'ffmpeg', 'terraform', 'go', 'gcc'])

const byName: ReadonlyMap<string, Program> = new Map(
  programs.flatMap((program) => program.names.map((name) => [name, program] as const)),
)

/** A command; `inner` is that of {@link CommandFlags}. */
export interface Command {
  readonly flags: KnownFlags
  readonly inner: number | undefined
}

/** Whether `-name` is one flag of a program rather than four. */
export function hasSingleDashNames(program: string): boolean {
  return singleDashPrograms.has(program)
}

/** The main name of a word after a program: `po` is `pods` for kubectl. */
export function wordName(program: string, word: string): string {
  const group = byName.get(program)?.sameWords?.find((names) => names.split(' ').includes(word))
  return group?.split(' ')[0] ?? word
}

/** The main name (`ps`) of a command by its words (`container ls`). */
export function commandName(program: string, words: string): string {
  const aliases = byName.get(program)?.aliases ?? {}
  return Object.hasOwn(aliases, words) ? (aliases[words] ?? words) : words
}

/** Whether a word (`up`) continues the command that a program and these words (`compose`) begin. */
export function isCommandWord(program: string, words: readonly string[], word: string): boolean {
  const { commands, aliases = {} } = byName.get(program) ?? {}
  if (commands === undefined) return false
  const name = [...words, word].join(' ')
  return words.length === 0 || Object.hasOwn(commands, name) || Object.hasOwn(aliases, name)
}

/** The command of a program; without words, the program itself. */
export function commandOf(program: string, words: readonly string[]): Command {
  const known = byName.get(program)
  if (known === undefined) return { flags: flagsIn(''), inner: undefined }
  const { everywhere, commands = {} } = known
  const names = new Set([words[0] ?? '', commandName(program, words.join(' '))])
  const parts = [...names].flatMap((name) => (Object.hasOwn(commands, name) ? (commands[name] ?? []) : []))
  return {
    flags: flagsIn([everywhere, ...parts].map(({ flags }) => flags).join(' ')),
    inner: (parts.at(-1) ?? everywhere).inner,
  }
}

/** Reads a list of flags as {@link CommandFlags} has it. */
const flagsIn = memoise((written): KnownFlags => {
  const flags = new Map<string, KnownFlag>([['--help', { name: '--help', value: 'none' }]])
  for (const entry of written.split(' ').filter((one) => one !== '')) {
    const [short, long] = entry.replace('=', '').split('/')
    const names = [short, long].flatMap((name) =>
      name === undefined ? [] : [name.length === 1 ? `-${name}` : `--${name}`],
    )
    const flag: KnownFlag = { name: names.at(-1) ?? '', value: entry.endsWith('=') ? 'word' : 'none' }
    for (const name of names) flags.set(name, flag)
  }
  return flags
}, 1000)
