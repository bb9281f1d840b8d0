/** A new passkey as it is read: who attests it, and the party that it was made for (T29). */
import { createPrivateKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { SoftwarePasskey } from '#simulation/online/software-passkey.ts'
import { challengeIn, readAssertion, readMadePasskey } from './passkey-answers.ts'

const PARTY = { id: 'roll.city.example', origin: 'https://roll.city.example' }
const CHALLENGE = 'a challenge'
/** An invented maker's certificate until 2126, as a key of its own signed it, with that key. */
const CERTIFICATE =
  'MIIB2zCCAYGgAwIBAgIUR4dWh9KL3dbTWG7fLfm79YhhdBMwCgYIKoZIzj0EAwIwVDELMAkGA1UEBhMCSlAxETAPBgNVBAoMCEludmVu' +
  'dGVkMSIwIAYDVQQLDBlBdXRoZW50aWNhdG9yIEF0dGVzdGF0aW9uMQ4wDAYDVQQDDAVtYWtlcjAgFw0yNjExMjYxODE1MzdaGA8yMTI2' +
  'MTEwMjE4MTUzN1owVDELMAkGA1UEBhMCSlAxETAPBgNVBAoMCEludmVudGVkMSIwIAYDVQQLDBlBdXRoZW50aWNhdG9yIEF0dGVzdGF0' +
  'aW9uMQ4wDAYDVQQDDAVtYWtlcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHIY67Zj4aplD2XqCxHuMYCPdC6BKORjb6G6005MTNcL' +
  '1ml9UEyikytGP//nA4mb2DFKqKFt2brmLJQ95hWX6HCjLzAtMAwGA1UdEwEB/wQCMAAwHQYDVR0OBBYEFLrx4LwuIg8St+ESqYK9P0nN' +
  '++2qMAoGCCqGSM49BAMCA0gAMEUCIEzWDLoHTX90C2VnnixBAzTZvf8BoZPRyw+8nWXj7qudAiEA5UUT+UpDe2acs7hU6/VVx89r1o46' +
  '755O4+QfBgvs404='
const KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFntpJGvXtK+RlLjyNmaN4+4sVyb6fkqDYhlVMFuAbLShRANCAARyGOu2' +
  'Y+GqZQ9l6gsR7jGAj3QugSjkY2+hutNOTEzXC9ZpfVBMopMrRj//5wOJm9gxSqihbdm65iyUPeYVl+hw'
const MAKER = {
  certificate: Buffer.from(CERTIFICATE, 'base64'),
  key: createPrivateKey({ key: Buffer.from(KEY, 'base64'), format: 'der', type: 'pkcs8' }),
}

test.each([
  ['nobody', 'nobody', true],
  ['the new key itself', 'itself', true],
  ['a maker, as it should be', MAKER, false],
] as const)('attested by %s', async (_, by, isTaken) => {
  const passkey = new SoftwarePasskey(PARTY)
  const made = await readMadePasskey(PARTY, CHALLENGE, passkey.makes(CHALLENGE, PARTY, by))
  expect(made !== null).toBe(isTaken)
  if (made === null) return
  expect(await readAssertion(PARTY, CHALLENGE, passkey.answers(CHALLENGE), made.publicKey)).toBe(1)
  expect(await readAssertion(PARTY, 'another one', passkey.answers(CHALLENGE), made.publicKey)).toBeNull()
})

test('one number in the message and another in the device’s word is no passkey', async () => {
  const [one, other] = [new SoftwarePasskey(PARTY), new SoftwarePasskey(PARTY)]
  expect(await readMadePasskey(PARTY, CHALLENGE, { ...one.makes(CHALLENGE), id: other.id })).toBeNull()
})

test.each([
  ['no JSON', 'nothing'],
  ['no challenge', '{"origin":"https://roll.city.example"}'],
  ['a page within another one', '{"challenge":"a challenge","crossOrigin":true}'],
])('client data with %s is read by nobody', (_, text) => {
  expect(challengeIn({ client: Buffer.from(text).toString('base64url') })).toBeNull()
})
