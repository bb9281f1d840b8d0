/** The card service of real cards as a process, with key files and settings as the registration gives them, against the app at the far end of the line. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK } from 'jose'
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import { makeTestAuthority } from '#online/test-jpki/authority.ts'
import { CardService } from '#online/test-jpki/card-service.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { startPretendApp } from '#simulation/online/pretend-auth-app.ts'
import { Program } from '#simulation/online/programs/program.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const BACK = new URL('https://vote.example.lg.jp/back')

it('signs through the app, and answers null when no verifier does', async () => {
  const authority = await makeTestAuthority(Math.floor(Date.now() / 1000))
  const cards = new CardService(authority, seededRandomness('process'))
  const app = await startPretendApp(cards, BACK)
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-auth-app-'))
  const file = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(directory, name), bytes)
    return join(directory, name)
  }
  const { client, clientKey, decryptionKey, members, origin } = app.settings
  const config = {
    ...{ origin: origin.href, client, members, listen: { host: '127.0.0.1', port: 0 } },
    clientKeyFile: file('client.jwk', JSON.stringify({ ...(await exportJWK(clientKey)), alg: 'ES256' })),
    decryptionKeyFile: file(
      'decryption.jwk',
      JSON.stringify({ ...(await exportJWK(decryptionKey)), alg: 'RSA-OAEP-256' }),
    ),
    // Nobody listens there.
    verifier: 'http://localhost:1/',
    issuers: [file('between.der', authority.authority)],
  }
  const program = new Program('online/main/digital-auth-app.ts', [file('config.json', JSON.stringify(config))])
  try {
    const at = `http://127.0.0.1:${await program.listens()}`
    const ask = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`${at}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    }
    const digest = createHash('sha256').update(utf8('a declaration')).digest('base64')
    const begun = (await ask('begin', { digest, back: BACK.href })) as { transaction: string; redirect: string }
    const answer = await app.open(new URL(begun.redirect), (transaction) => {
      cards.touch(transaction, 'good', TEST_CARDS.good.password)
      return 'done'
    })
    const certificate = toBase64(authority.certificates.good)
    const taking = { transaction: begun.transaction, answer: answer.toString() }
    expect(await ask('take', taking)).toMatchObject({ type: 'signed', certificate })
    expect(await ask('take', taking)).toEqual({ type: 'refused', refusal: 'cancelled' })
    expect(await ask('status', { certificate })).toEqual({ status: null })
    expect(await ask('begin', { digest: 'AAAA', back: BACK.href })).toEqual({})
    await program.says((line) => line.includes('signing-api-403'))
    // Neither key, token nor person is in what it writes.
    const [, failure, ...more] = program.lines.map((line) => JSON.parse(line))
    expect(failure).toMatchObject({
      at: '/begin',
      error: 'signing-api-403',
      msg: 'no answer of the card infrastructure',
    })
    expect([Object.keys(failure).sort(), more]).toEqual([['at', 'error', 'level', 'msg', 'time'], []])
  } finally {
    expect(await program.end()).toBe(0)
    await app.close()
    rmSync(directory, { recursive: true })
  }
})
