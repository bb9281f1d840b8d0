// The tab without a network: all files are kept at the first visit, and taken from the network again when it is there and has newer ones.
const KEPT = 'tab {version}'
const FILES = '{files}'.split(' ')
addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)))
})
addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))),
  )
})
addEventListener('fetch', (event) => {
  event.respondWith(
    caches.match(event.request, { ignoreSearch: true }).then(
      (found) =>
        found ??
        fetch(event.request).then((answer) => {
          if (!answer.ok || !event.request.url.includes('/faces/')) return answer
          const copy = answer.clone()
          return caches.open(KEPT).then((kept) => kept.put(event.request, copy).then(() => answer))
        }),
    ),
  )
})
