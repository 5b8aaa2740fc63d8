/** Words that differ by one letter and are both right. */

import { wordList } from '../word-list.ts'

/** Groups of real words that are one edit apart; none of them is a misspelling of another. */
export const realWordLines: readonly string[] = wordList(`
  setuid setgid
  causal casual
  trial trail
  model modal
  layer later latter letter litter
  field filed
  there three
  these those
  write wrote white
  choose chose
  export expert expect except
  insert invert inset
  reader render
  loader leader
  header heater
  sharding sharing shading
  shard shared
  polling pooling pulling
  hosting hoisting
  routing rooting
  mapping moping
  parsing passing pausing
  binding bonding building blinding
  staging stating
  scaling scalding
  tuning turning
  signing singing
  locking looking
  logging lodging
  casting costing coating
  caching cashing
  matching mashing
  switching stitching
  thread tread
  threads treads
  string sting
  strings stings
  store score stare
  stable stale
  scale stale
  clone close
  state slate
  space spice
  stack slack slick
  block black
  trace trade
  track trick truck
  batch botch
  patch pitch
  print point
  order older
  under udder
  would world
  which witch
  could cloud
  quite quiet
  parent patent
  detect defect detest
  resolve revolve
  reserve reverse
  create crate
  native naive
  table title
  import impart
  united untied
  contest context
  complement compliment
  stationary stationery
  desert dessert
  collision collusion
  statue statute
  adapter adaptor
  martial marital
  public pubic
  precede proceed
  through though thorough
  bring being
  breath breadth
  conversation conservation
  principle principal
  internet intranet
  deployed deplored
  distract detract
  perfect prefect
  personal personnel
  counsel council
  message massage
  metal mental
  contact contract
  reaction redaction
  deletion depletion
  derivation deprivation
  mediation medication meditation
  restrain retrain
  striped stripped
  striping stripping
  filing filling
  hoping hopping
  taping tapping
  topical tropical
  creation cremation
  diary dairy
  sacred scared
  silver sliver
  below bellow
  super supper
  canon cannon
  ordinance ordnance
  decent descent
  corporate cooperate
  assess access
  master muster
  filter fitter falter
  master matter
  mounting mouthing
  listed lifted
  barn bran
  calm clam
  lion loin
  salt slat
  form from
  angle angel
  nuclear unclear
  bread beard
  board broad
  flier filer
  flow fowl
  bowl blow
  goal gaol
  dose does
  tiers tries
  stack stick stock
  scared scarred
  cater crater
  curse course
  bother brother
  father feather
  planner planer
  diner dinner
  loser looser
  carton cartoon
  lightning lightening
  bond blond
  moral mortal
  planed planned
  caned canned
  staring starring
  adverse averse
  prescribe proscribe
  emigrate immigrate
  elicit illicit
  historic histrionic
  human humane
  urban urbane
  ensure endure
  expand expend
  extend expend
  intend intent
  plain plan
  facial facile
  pedal petal
  steal steel
  vocal focal
  breach breech
  bridal bridle
  cereal serial
  coarse course
  lessen lesson
  hangar hanger
  miner minor
  muscle mussel
  currant current
  idle idol
  profit prophet
  sever server severe
  serve sever
  salary celery
  planet plant
  plane plain
`)
