/** Words of containers: the commands that Docker and Podman share. */

import { wordList } from '../../text/word-list.ts'

/** Commands that Docker and Podman both have. */
export const sharedCommands: readonly string[] = wordList(`
  attach
  build
  commit
  cp
  create
  diff
  events
  exec
  export
  history
  images
  import
  info
  inspect
  kill
  load
  login
  logout
  logs
  pause
  port
  ps
  pull
  push
  rename
  restart
  rm
  rmi
  run
  save
  search
  start
  stats
  stop
  tag
  top
  unpause
  update
  version
  volume
  wait
`)

/** Commands of `docker container` that Podman has as well. */
export const containerCommands: readonly string[] = wordList(`
  attach
  checkpoint
  commit
  cp
  create
  diff
  exec
  export
  inspect
  kill
  list
  logs
  ls
  pause
  port
  prune
  ps
  rename
  restart
  rm
  run
  start
  stats
  stop
  top
  unpause
  update
  wait
`)

/** Commands of `docker image` that Podman has as well. */
export const imageCommands: readonly string[] = wordList(`
  build
  diff
  history
  import
  inspect
  list
  load
  ls
  prune
  pull
  push
  rm
  save
  search
  tag
`)

/** Commands of `docker network` that Podman has as well. */
export const networkCommands: readonly string[] = wordList(`
  connect
  create
  disconnect
  inspect
  list
  ls
  prune
  rm
`)

/** Commands of `docker volume` that Podman has as well. */
export const volumeCommands: readonly string[] = wordList(`
  create
  inspect
  list
  ls
  prune
  rm
`)

/** Commands of `docker system` that Podman has as well. */
export const systemCommands: readonly string[] = wordList(`
  df
  events
  info
  prune
`)

/** Commands of `docker manifest` that Podman has as well. */
export const manifestCommands: readonly string[] = wordList(`
  annotate
  create
  inspect
  push
  rm
`)

/** Commands of `docker secret` that Podman has as well. */
export const secretCommands: readonly string[] = wordList(`
  create
  inspect
  list
  ls
  rm
`)

/** Commands that no sentence has in their place: behind "docker" they are commands in prose too. */
export const unmistakableCommands: readonly string[] = wordList(`
  cp
  df
  diff
  exec
  inspect
  login
  logout
  ls
  prune
  ps
  rm
  rmi
  unpause
`)

/** Words in front of a command that say that one follows. */
export const commandAnnouncements: readonly string[] = wordList(`
  run
  running
  runs
  ran
  execute
  executes
  executing
  executed
  type
  typing
  invoke
  invoking
  command
  commands
`)
