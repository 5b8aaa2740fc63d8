import { expect, test } from 'vitest'
import { areOne, named, page, places, rulesWith } from './named.ts'

test.each([
  ['What is a Dockerfile?', 'What is a Containerfile?'],
  ['What is a Dockerfile?', 'What is a Containerfile/Dockerfile?'],
  ['What is a Dockerfile?', 'What is a Containerfile or Dockerfile?'],
  ['Do you test your Dockerfiles?', 'Do you test your Containerfiles/Dockerfiles?'],
  ['What does `docker run` do?', 'What does `podman run` do?'],
  ['What does `docker run` do?', 'What does `podman/docker run` do?'],
  ['What happens when you run docker run hello-world?', 'What happens when you run podman/docker run hello-world?'],
  ['Is it in the output of docker image history?', 'Is it in the output of podman image history?'],
  ['What does podman ps show?', 'What does docker ps show?'],
])('%s – %s: one card', (a, b) => {
  expect(areOne(a, b)).toBe(true)
})

test.each([
  ['What is Docker?', 'What is Podman?'],
  ['What is a Docker image?', 'What is a Podman image?'],
  ['How does docker start a container?', 'How does podman start a container?'],
  ['Where are docker logs kept?', 'Where are podman logs kept?'],
  ['How to go from `docker run` to `podman run`?', 'How to go from `podman run` to `docker run`?'],
  ['Is Docker with a Dockerfile like Podman?', 'Is Podman with a Dockerfile like Docker?'],
])('%s – %s: two cards', (a, b) => {
  expect(areOne(a, b)).toBe(false)
})

test('a singular and a plural are two texts, which only agreeing answers make one card', () => {
  const [a, b] = ['What is a Dockerfile?', 'What are Dockerfiles?']
  const isOne = (answer: string): boolean =>
    places(named({ 'a/a.md': page([[a, 'The recipe for building an image.']]), 'b/b.md': page([[b, answer]]) }))
      .length === 1
  expect(isOne('')).toBe(false)
  expect(isOne('Files that a program from long ago has left.')).toBe(false)
  expect(isOne('The recipe for building an image.')).toBe(true)
})

test("the author's own groups of terms", () => {
  const rules = rulesWith({
    vocabulary: [
      ['k8s', 'Kubernetes'],
      ['config map', 'ConfigMap'],
      ['`kubectl get`', '`oc get`'],
    ],
  })
  expect(areOne('Who made k8s?', 'Who made Kubernetes?', rules)).toBe(true)
  expect(areOne('What are config maps?', 'What are ConfigMaps?', rules)).toBe(true)
  expect(areOne('What does `oc get pods` print?', 'What does `kubectl get pods` print?', rules)).toBe(true)
  expect(areOne('What is a Dockerfile?', 'What is a Containerfile?', rules)).toBe(false)
})

test('groups that share a term are joined', () => {
  const rules = rulesWith({
    vocabulary: [
      ['k8s', 'kube'],
      ['Kubernetes', 'k8s'],
    ],
  })
  expect(areOne('Who made kube?', 'Who made Kubernetes?', rules)).toBe(true)
})
