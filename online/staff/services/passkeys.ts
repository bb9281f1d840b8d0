/**
 * Answers of passkeys, put into a message before it is sent (T29): each for a challenge of its own, and of each only what the server checks.
 * No kind of device and no way to it leaves the browser.
 */
import type { Assertion, MadePasskey, PasskeyChallenge } from '#election/online/wire/staff.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Asked } from '../session/asked.ts'
import type { PageRefusal } from '../session/codes.ts'
import type { Touch } from '../session/state.ts'
import type { AnswerOptions, MakeOptions, Surroundings } from './surroundings.ts'

/** Less than the server's two minutes, so that the browser gives up first. */
const WAIT_SECONDS = 110
/** Ed25519, ECDSA over P-256, RSA. */
const ALGORITHMS = [-8, -7, -257]

export interface Asking {
  readonly at: Surroundings
  /** Null: this server has none. */
  readonly challenge: (name: string) => Promise<Result<PasskeyChallenge | null, PageRefusal>>
  readonly show: (touch: Touch) => void
}

/** @param by who is signed in */
export async function withPasskeys(asked: Asked, by: string, asking: Asking): Promise<Result<Asked, PageRefusal>> {
  switch (asked.name) {
    case 'sign-in':
      return added(asked, await answered(asked.body.name, asking), (passkey) => ({ ...asked.body, passkey }))
    case 'enrol': {
      const own = await added(asked, await answered(by, asking), (passkey) => ({ ...asked.body, passkey }))
      return own.ok ? added(own.value, await made(by, asking), (made) => ({ ...own.value.body, made })) : own
    }
    case 'join':
    case 'enrol-anew':
      return added(asked, await made(asked.body.name, asking), (made) => ({ ...asked.body, made }))
    default:
      return ok(asked)
  }
}

/** Null: nothing is put in, for the server has no passkeys or nobody has one yet. */
function added<A extends Asked, T>(
  asked: A,
  answer: Result<T | null, PageRefusal>,
  body: (answer: T) => A['body'],
): Result<A, PageRefusal> {
  if (!answer.ok) return answer
  return ok(answer.value === null ? asked : { ...asked, body: body(answer.value) })
}

async function answered(name: string, { at, challenge, show }: Asking): Promise<Result<Assertion | null, PageRefusal>> {
  const drawn = await challenge(name)
  if (!drawn.ok || drawn.value === null || drawn.value.isFirst) return drawn.ok ? ok(null) : drawn
  if (!at.passkeys.areThere()) return err('passkey-none')
  const { challenge: text, credentials, relyingParty: rpId } = drawn.value
  show({ name, as: 'answer' })
  const options: AnswerOptions = {
    ...{ challenge: text, rpId, allowCredentials: credentials.map(credentialOf) },
    ...{ timeout: WAIT_SECONDS * 1000, userVerification: 'discouraged' },
  }
  return asBrowserSays(at, async () => {
    const { id, response } = await at.passkeys.answer(options)
    const { authenticatorData: data, clientDataJSON: client, signature } = response
    return { id, client, data, signature }
  })
}

async function made(name: string, { at, challenge, show }: Asking): Promise<Result<MadePasskey | null, PageRefusal>> {
  const drawn = await challenge(name)
  if (!drawn.ok || drawn.value === null) return drawn.ok ? ok(null) : drawn
  if (!at.passkeys.areThere()) return err('passkey-none')
  const { challenge: text, credentials, relyingParty: id } = drawn.value
  show({ name, as: 'make' })
  const options: MakeOptions = {
    ...{ challenge: text, rp: { id, name: id }, attestation: 'none', timeout: WAIT_SECONDS * 1000 },
    // The number is a draw of its own: a device keeps no number of ours.
    ...{ user: { id: text, name, displayName: name }, excludeCredentials: credentials.map(credentialOf) },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'discouraged' },
  }
  return asBrowserSays(at, async () => {
    const { id, response } = await at.passkeys.make(options)
    return { id, client: response.clientDataJSON, attestation: response.attestationObject }
  })
}

function credentialOf(id: string) {
  return { id, type: 'public-key' as const }
}

async function asBrowserSays<T>(at: Surroundings, ceremony: () => Promise<T>): Promise<Result<T, PageRefusal>> {
  const began = at.seconds()
  try {
    return ok(await ceremony())
  } catch (error) {
    const isLate = at.seconds() - began >= WAIT_SECONDS - 1
    return err(refusalOf(error instanceof Error ? error.name : '', isLate))
  }
}

/** A browser says the same for a person who gave up, another's key and a time that is over: only the time shows which it was. */
function refusalOf(name: string, isLate: boolean): PageRefusal {
  switch (name) {
    case 'InvalidStateError':
      return 'passkey-used'
    case 'SecurityError':
      return 'passkey-address'
    case 'NotSupportedError':
      return 'passkey-none'
    default:
      return isLate ? 'passkey-time-over' : 'passkey-cancelled'
  }
}
