import { describe, expect, test } from 'vitest'
import { Builds } from './builds.ts'

/** A page of headings with answers; an undefined answer stands for a cloze. */
function page(...questions: readonly (readonly [question: string, answer?: string | undefined])[]): string {
  return questions
    .map(([asked, answer]) => (answer === undefined ? `${asked}\n` : `### ${asked}\n\n${answer}\n`))
    .join('\n')
}

const before = [
  ['What is an inode?', "The record that holds a file's metadata."],
  ['Which signal cannot be caught?', 'SIGKILL'],
] as const
const behind = [
  ['What does a linker do?', 'It joins object files into one program.'],
  ['What is a fork bomb?', 'A process that copies itself without end.'],
] as const

/** The ids of the only card besides the usual ones, after the first and after the last of the builds. */
function idsOf(...states: readonly Readonly<Record<string, string>>[]): [first: string, last: string] {
  const builds = new Builds()
  const usual = new Set<string>([...before, ...behind, ...elsewhere].map(([asked]) => asked))
  const ids = states.map((files) =>
    builds
      .build(files)
      .cards.filter(({ text }) => !usual.has(text))
      .map(({ id }) => id),
  )
  const [first, last] = [ids[0], ids.at(-1)]
  expect([first?.length, last?.length]).toEqual([1, 1])
  return [first?.[0] ?? '', last?.[0] ?? '']
}

const elsewhere = [
  ['What is a pipe?', 'A buffer between two processes.'],
  ['What is a socket?', 'An end of a connection.'],
] as const

type Question = readonly [question: string, answer?: string]

/** What can happen to the files when one question takes the place of another. */
const situations = {
  'in its place': (old: Question, fresh: Question) => [
    { 'notes/a.md': page(...before, old, ...behind) },
    { 'notes/a.md': page(...before, fresh, ...behind) },
  ],
  'elsewhere in the file': (old: Question, fresh: Question) => [
    { 'notes/a.md': page(...before, old, ...behind) },
    { 'notes/a.md': page(...before, ...behind, fresh) },
  ],
  'in another file': (old: Question, fresh: Question) => [
    { 'notes/a.md': page(...before, old, ...behind), 'notes/b.md': page(...elsewhere) },
    { 'notes/a.md': page(...before, ...behind), 'notes/b.md': page(fresh, ...elsewhere) },
  ],
  'after one build without it': (old: Question, fresh: Question) => [
    { 'notes/a.md': page(...before, old, ...behind) },
    { 'notes/a.md': page(...before, ...behind) },
    { 'notes/a.md': page(...before, fresh, ...behind) },
  ],
} satisfies Record<string, (old: Question, fresh: Question) => Readonly<Record<string, string>>[]>

/** Questions about other things that resemble each other: each has an answer of its own. */
const siblings: readonly (readonly [Question, Question])[] = [
  [
    ['What does `tar -x` do?', 'It extracts the files of an archive.'],
    ['What does `tar -c` do?', 'It creates a new archive.'],
  ],
  [
    ['Which port does PostgreSQL listen on by default?', '5432'],
    ['Which port does MySQL listen on by default?', '3306'],
  ],
  [
    ['What is the capital of Slovenia?', 'Ljubljana'],
    ['What is the capital of Slovakia?', 'Bratislava'],
  ],
  [
    ['What is a shallow copy?', 'A new object whose members still point to the same nested objects.'],
    ['What is a deep copy?', 'A new object whose nested objects are copied as well.'],
  ],
  [
    ['When did World War I end?', 'In November 1918.'],
    ['When did World War II end?', 'In September 1945.'],
  ],
  [
    ['What is the time complexity of merge sort?', 'O(n log n) in every case.'],
    ['What is the time complexity of bubble sort?', 'O(n²) in the worst case.'],
  ],
  [
    ['What does HTTP status 403 mean?', 'The server understood the request but refuses it.'],
    ['What does HTTP status 404 mean?', 'The server has no such resource.'],
  ],
  [
    ['True or false: TCP guarantees the order of bytes.', 'True. Every segment carries a sequence number.'],
    ['True or false: UDP guarantees the order of bytes.', 'False. Datagrams may arrive in any order.'],
  ],
  [
    ['What is the past tense of *go*?', 'went'],
    ['What is the past tense of *do*?', 'did'],
  ],
  [
    [
      'Was ist der Unterschied zwischen einem Prozess und einem Thread?',
      'Ein Prozess hat einen eigenen Adressraum, Threads teilen sich einen.',
    ],
    [
      'Was ist der Unterschied zwischen einem Prozess und einem Programm?',
      'Ein Programm ist die Datei, ein Prozess ist ihre Ausführung.',
    ],
  ],
  [
    ['What happens in prophase?', 'The chromosomes condense and become visible.'],
    ['What happens in telophase?', 'Two nuclei form and the chromosomes unwind.'],
  ],
  [
    ['Which gas do plants take in?', 'Carbon dioxide.'],
    ['Which gas do plants give off?', 'Oxygen.'],
  ],
  [
    ['What does `len(s)` return for a string?', 'The number of its characters.'],
    ['What does `ord(s)` return for a string?', 'The code point of its only character.'],
  ],
  [
    ['Why should you use a volume?', 'The data outlives the container.'],
    ['Why should you not use a bind mount in production?', "It ties the container to one host's file system."],
  ],
  [
    ['What is an interface in Go?', 'A set of method signatures that a type satisfies implicitly.'],
    ['What is a struct in Go?', 'A collection of named fields.'],
  ],
  [
    ['Who wrote *Faust*?', 'Johann Wolfgang von Goethe'],
    ['Who wrote *Die Räuber*?', 'Friedrich Schiller'],
  ],
  [
    ['What is a primary key?', 'The column that identifies each row of its table.'],
    ['What is a foreign key?', 'A column that refers to the key of another table.'],
  ],
  [
    ['How do you list all branches?', '`git branch -a`'],
    ['How do you list all tags?', '`git tag`'],
  ],
  [
    ['How do you start a service with systemd?', '`systemctl start NAME`'],
    ['How do you stop a service with systemd?', '`systemctl stop NAME`'],
  ],
  [
    ['What is the boiling point of water in Celsius?', '100 °C'],
    ['What is the freezing point of water in Celsius?', '0 °C'],
  ],
  [
    ['What is the second law of thermodynamics?', 'The entropy of an isolated system never decreases.'],
    ['What is the third law of thermodynamics?', 'The entropy of a perfect crystal is zero at absolute zero.'],
  ],
  [
    ['¿Qué es una clase abstracta?', 'Una clase que no se puede instanciar.'],
    ['¿Qué es una clase final?', 'Una clase de la que no se puede heredar.'],
  ],
  [
    ['What does the `readonly` modifier mean?', "The property can't be assigned after construction."],
    ['What does the `static` modifier mean?', 'The member belongs to the class, not to its instances.'],
  ],
  [
    ['Which layer of the OSI model routes packets?', 'The network layer (3).'],
    ['Which layer of the OSI model frames bits?', 'The data link layer (2).'],
  ],
]

describe.each(Object.entries(situations))('a question about another thing gets its own id: %s', (_, files) => {
  test.each(siblings.map(([old, fresh]) => [old[0], fresh[0], old, fresh] as const))(
    '%s – %s',
    (_a, _b, old, fresh) => {
      const [first, last] = idsOf(...files(old, fresh))
      expect(last).not.toBe(first)
    },
  )
})

/** Edits of one question, by kind. */
const rewordings: Readonly<
  Record<string, { situation: keyof typeof situations; pairs: readonly (readonly [Question, Question])[] }>
> = {
  'when it is rewritten and its long answer is unchanged': {
    situation: 'in its place',
    pairs: [
      [
        [
          'What is a page cache?',
          'Memory in which the kernel keeps the blocks of files that were read or written lately, so that the next access needs no disk.',
        ],
        [
          'Why is the second read of a file so much faster than the first?',
          'Memory in which the kernel keeps the blocks of files that were read or written lately, so that the next access needs no disk.',
        ],
      ],
      [
        [
          'What is backpressure?',
          "A slow consumer tells its producer to wait, so that the queue between them doesn't grow without end.",
        ],
        [
          'How does a stream keep a fast writer from filling memory?',
          "A slow consumer tells its producer to wait, so that the queue between them doesn't grow without end.",
        ],
      ],
      [
        [
          'Define osmosis.',
          'Water moves through a membrane from the side with fewer dissolved particles to the side with more of them.',
        ],
        [
          'Through which process do roots draw water from the soil?',
          'Water moves through a membrane from the side with fewer dissolved particles to the side with more of them.',
        ],
      ],
      [
        [
          'What is a tombstone?',
          'A record that marks a key as deleted until compaction removes both it and every older value of that key.',
        ],
        [
          'How do log-structured stores delete a key?',
          'A record that marks a key as deleted until compaction removes both it and every older value of that key.',
        ],
      ],
      [
        ['What is a mutex?', 'Only one thread can hold it at a time, and the others wait until the owner releases it.'],
        ['互斥锁是什么？', 'Only one thread can hold it at a time, and the others wait until the owner releases it.'],
      ],
      [
        [
          'Explain event bubbling.',
          'The event is first handled by the innermost element and then by each of its ancestors up to the document.',
        ],
        [
          'In which order do the handlers of nested elements run?',
          'The event is first handled by the innermost element and then by each of its ancestors up to the document.',
        ],
      ],
      [
        [
          'Who was Ada Lovelace?',
          'An English mathematician who described in 1843 how the Analytical Engine could compute the Bernoulli numbers.',
        ],
        [
          'Whose notes hold the first published computer program?',
          'An English mathematician who described in 1843 how the Analytical Engine could compute the Bernoulli numbers.',
        ],
      ],
      [
        [
          'What does idempotent mean?',
          'Sending the same request twice leaves the server in the same state as sending it once.',
        ],
        [
          'Which property makes it safe to retry PUT?',
          'Sending the same request twice leaves the server in the same state as sending it once.',
        ],
      ],
      [
        [
          'What is a zombie?',
          "A child that has ended but whose exit status the parent hasn't read yet, so that its entry stays in the process table.",
        ],
        [
          'Was ist ein Zombie-Prozess?',
          "A child that has ended but whose exit status the parent hasn't read yet, so that its entry stays in the process table.",
        ],
      ],
      [
        [
          'Why are leaves green?',
          'Chlorophyll absorbs red and blue light well and reflects most of the light in between.',
        ],
        [
          'What explains the colour of foliage?',
          'Chlorophyll absorbs red and blue light well and reflects most of the light in between.',
        ],
      ],
      [
        [
          'Name the parts of a JWT.',
          'A header with the algorithm, a payload with the claims, and a signature over both, each encoded and joined by dots.',
        ],
        [
          'How is a JSON Web Token built?',
          'A header with the algorithm, a payload with the claims, and a signature over both, each encoded and joined by dots.',
        ],
      ],
      [
        [
          'What is a covering index?',
          "It holds every column that the query needs, so that the table itself isn't read at all.",
        ],
        [
          'When can the planner answer from the index alone?',
          "It holds every column that the query needs, so that the table itself isn't read at all.",
        ],
      ],
    ],
  },
  'when question and answer are reworded': {
    situation: 'in its place',
    pairs: [
      [
        [
          "What's the difference between a list and a tuple?",
          "A list can be changed after it was made; a tuple can't.",
        ],
        ['List vs tuple', "Lists are mutable, a tuple can't be changed after it was made."],
      ],
      [
        ['Why do we need a load balancer?', 'It spreads requests over several servers and takes broken ones out.'],
        [
          'What is a load balancer needed for?',
          'It spreads the requests over several servers, and removes those that are broken.',
        ],
      ],
      [
        [
          'How does garbage collection work in Java?',
          'Objects that no root reaches are found and their memory is reused.',
        ],
        [
          'In Java, how does the garbage collector work?',
          "It finds the objects that can't be reached from any root and reuses their memory.",
        ],
      ],
      [
        ['What is normalization?', 'Splitting tables so that each fact is stored once.'],
        [
          'What is database normalization?',
          'Splitting tables so that each fact is stored only once, which avoids anomalies on update.',
        ],
      ],
      [
        [
          'Explain the CAP theorem',
          "A distributed store can't be consistent and available while the network is partitioned.",
        ],
        [
          'What does the CAP theorem say?',
          "While the network is partitioned, a distributed store can't be both consistent and available.",
        ],
      ],
      [
        ['Can a class implement several interfaces?', 'Yes, a class may implement any number of interfaces.'],
        ['How many interfaces can a class implement?', 'Any number; a class may implement several interfaces.'],
      ],
      [
        [
          'When should you use a left join?',
          'When rows of the left table must stay even if nothing matches on the right.',
        ],
        [
          'In which cases would you use a left join?',
          'Use it when the rows of the left table must stay although nothing on the right matches.',
        ],
      ],
      [
        [
          'What are the advantages of microservices?',
          'Teams deploy alone, parts scale alone, and a fault stays in one part.',
        ],
        [
          'Advantages of microservices?',
          'Each team deploys alone, each part scales alone, and faults stay in one part.',
        ],
      ],
      [
        ['What is the purpose of `docker exec`?', 'It runs a command in a running container.'],
        ['What is `docker exec` used for?', 'Running another command inside a container that is already running.'],
      ],
      [
        ['How can I undo the last commit?', '`git reset HEAD~1` moves the branch back and keeps the changes.'],
        [
          'How do I undo my last commit without losing the changes?',
          'With `git reset HEAD~1` the branch moves back, and the changes are kept in the working tree.',
        ],
      ],
      [
        ['Was ist ein Deadlock?', 'Zwei Threads warten für immer aufeinander.'],
        ['Was versteht man unter einem Deadlock?', 'Zwei oder mehr Threads warten für immer aufeinander.'],
      ],
      [
        ['What is photosynthesis?', 'Plants turn light, water and carbon dioxide into sugar and oxygen.'],
        [
          'Describe photosynthesis.',
          'With light, plants turn carbon dioxide and water into sugar; oxygen is set free.',
        ],
      ],
    ],
  },
  'when it is mended and moved': {
    situation: 'in another file',
    pairs: [
      [
        ['What is teh heap?', 'Memory that is allocated at run time.'],
        ['What is the heap?', 'Memory that is allocated at run time.'],
      ],
      [
        ['What is a semaphore', 'A counter that limits how many threads enter.'],
        ['What is a semaphore?', 'A counter that limits how many threads enter.'],
      ],
      [
        ['How do you reverse a string in python?', '`s[::-1]`'],
        ['How do you reverse a string in Python?', '`s[::-1]`'],
      ],
      [
        ['What is DNS?', 'The system that turns names into addresses.'],
        ['What is DNS (Domain Name System)?', 'The system that turns names into addresses.'],
      ],
      [
        ['Which command show the processes?', '`ps aux`'],
        ['Which command shows the processes?', '`ps aux` or `ps -ef`'],
      ],
      [
        ['What is a orphan process?', 'A process whose parent has ended.'],
        ['What is an orphan process?', 'A process whose parent has ended; init adopts it.'],
      ],
      [
        ['What is the difference between == and ===?', 'The second compares types too.'],
        ["What's the difference between == and ===?", 'The second compares types too.'],
      ],
      [
        ['How to kill a process?', '`kill PID`'],
        ['How do you kill a process?', '`kill PID`'],
      ],
      [
        ["What is Ohm's law", 'U = R · I'],
        ["What does Ohm's law say?", 'U = R · I'],
      ],
      [
        ['Is Python typed dynamically?', 'Yes, types belong to values.'],
        ['Is Python dynamically typed?', 'Yes, types belong to values.'],
      ],
      [
        ['What is a B-tree?', 'A balanced tree with many keys in a node.'],
        ["What's a B-tree?", 'A balanced search tree with many keys in each node.'],
      ],
    ],
  },
  'when it is reworded while it is away': {
    situation: 'after one build without it',
    pairs: [
      [
        ['What is a race condition?', 'The result depends on which thread comes first.'],
        ['What is meant by a race condition?', 'The result depends on which thread comes first.'],
      ],
      [
        ['How does TLS protect data?', "It encrypts the connection and checks the server's certificate."],
        ['How does TLS protect the data?', 'It encrypts the connection, and it checks the certificate of the server.'],
      ],
      [
        ['What is a checksum?', 'A short value computed from data to notice changes.'],
        ['What is a checksum good for?', 'A short value computed from data to notice changes.'],
      ],
      [
        ['What is lazy loading?', 'Parts are loaded when they are first needed.'],
        ['What does lazy loading mean?', 'Parts are loaded when they are first needed.'],
      ],
      [
        ['Name the noble gases', 'Helium, neon, argon, krypton, xenon and radon.'],
        ['Which are the noble gases?', 'Helium, neon, argon, krypton, xenon and radon.'],
      ],
      [
        ['What is CORS?', 'Rules by which a browser lets pages read answers of other origins.'],
        [
          'What is CORS (Cross-Origin Resource Sharing)?',
          'Rules by which a browser lets pages read answers of other origins.',
        ],
      ],
      [
        ['Why use prepared statements?', "Values can't change the meaning of the query."],
        ['Why should prepared statements be used?', "Values can't change the meaning of the query."],
      ],
      [
        ['What is a monad?', 'A type with `unit` and `bind` that obey three laws.'],
        ['Explain what a monad is.', 'A type with `unit` and `bind` that obey three laws.'],
      ],
      [
        ['What is a hash collision?', 'Two keys have the same hash.'],
        ['What is a collision of hashes?', 'Two different keys have the same hash.'],
      ],
      [
        ['How do vaccines work?', 'They train the immune system with a harmless part of the germ.'],
        ['How does a vaccine work?', 'They train the immune system with a harmless part of the germ.'],
      ],
      [
        ['What is CI?', 'Every change is built and tested at once.'],
        ['What is CI (continuous integration)?', 'Every change is merged, built and tested at once.'],
      ],
      [
        ['When was the Bastille stormed?', 'On 14 July 1789.'],
        ['On what day was the Bastille stormed?', 'On 14 July 1789.'],
      ],
    ],
  },
  'when a cloze is turned round': {
    situation: 'in its place',
    pairs: [
      [
        ["The {{c1::mitochondrion}} makes most of the cell's {{c2::ATP}}."],
        ["Most of the cell's {{c1::ATP}} is made by the {{c2::mitochondrion}}."],
      ],
      [
        ['{{c1::Linus Torvalds}} released {{c2::Linux}} in 1991.'],
        ['In 1991 {{c1::Linux}} was released by {{c2::Linus Torvalds}}.'],
      ],
      [
        ['Water boils at {{c1::100}} degrees at {{c2::sea level}}.'],
        ['At {{c1::sea level}} water boils at {{c2::100}} degrees.'],
      ],
      [
        ['The {{c1::kernel}} schedules {{c2::threads}} on cores.'],
        ['On cores, {{c1::threads}} are scheduled by the {{c2::kernel}}.'],
      ],
      [
        ['A {{c1::pod}} is the smallest unit that {{c2::Kubernetes}} deploys.'],
        ['The smallest unit that {{c1::Kubernetes}} deploys is a {{c2::pod}}.'],
      ],
      [['{{c1::Paris}} is the capital of {{c2::France}}.'], ['The capital of {{c1::France}} is {{c2::Paris}}.']],
      [
        ['The {{c1::heart}} pumps {{c2::blood}} through the body.'],
        ['Through the body, {{c1::blood}} is pumped by the {{c2::heart}}.'],
      ],
      [
        ['{{c1::UDP}} has no {{c2::handshake}}, unlike TCP.'],
        ['Unlike TCP, {{c1::UDP}} does without a {{c2::handshake}}.'],
      ],
      [['Der {{c1::Rhein}} mündet in die {{c2::Nordsee}}.'], ['In die {{c1::Nordsee}} mündet der {{c2::Rhein}}.']],
      [
        ['The {{c1::mantle}} lies between {{c2::crust}} and {{c3::core}}.'],
        ['Between {{c1::crust}} and {{c2::core}} lies the {{c3::mantle}}.'],
      ],
      [
        ['{{c1::Redis}} keeps its data in {{c2::memory}}.'],
        ['In {{c1::memory}} is where {{c2::Redis}} keeps its data.'],
      ],
      [
        ['An {{c1::index}} makes reads faster and {{c2::writes}} slower.'],
        ['Reads become faster and {{c1::writes}} slower with an {{c2::index}}.'],
      ],
    ],
  },
}

describe.each(Object.entries(rewordings))('an edited question keeps its id %s', (_, { situation, pairs }) => {
  test.each(pairs.map(([old, fresh]) => [old[0], fresh[0], old, fresh] as const))('%s → %s', (_a, _b, old, fresh) => {
    const [first, last] = idsOf(...situations[situation](old, fresh))
    expect(last).toBe(first)
  })
})
