/** Figures of a server at `/metrics`, on a listener of its own that the proxy does not reach. */
import { createServer } from 'node:http'
import type { Registry } from 'prom-client'
import { HTTP, hangsUp } from '../closing.ts'

const ANSWER_MS = 10_000

/** @returns ends it */
export function serveFigures(metrics: Registry, at: { readonly host: string; readonly port: number }): () => void {
  const server = createServer({ ...HTTP, requestTimeout: ANSWER_MS }, ({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') return void response.writeHead(404).end()
    metrics.metrics().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  const hangUp = hangsUp(server, ANSWER_MS)
  server.listen(at.port, at.host)
  return () => {
    hangUp()
    server.close()
  }
}
