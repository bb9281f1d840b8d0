/** The process that opens this machine's own key ends when the tally is gone: no passphrase waits in it for anybody. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { buildServices, serviceFile } from '#build/services.mjs'

it('the tally is gone: the key process ends', async () => {
  await buildServices({ only: ['tally-key-process'] })
  const keyProcess = fork(serviceFile('tally-key-process'), { execArgv: [], serialization: 'advanced' })
  keyProcess.send({ type: 'setting' })
  const [ready] = await once(keyProcess, 'message')
  expect(ready).toMatchObject({ type: 'ready' })
  const ended = once(keyProcess, 'exit')
  // A parent that dies leaves of its channel a closed end.
  keyProcess.disconnect()
  expect(await ended).toEqual([0, null])
})
