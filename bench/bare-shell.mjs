/** The floor of a start: a process that serves one static page on loopback and says so. */
import { createServer } from 'node:http'

const server = createServer((_request, response) => response.end('<!doctype html><title>bare</title>'))
server.listen(0, '127.0.0.1', () => process.send?.('listening'))
process.on('disconnect', () => process.exit(0))
