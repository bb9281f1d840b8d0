/** The commands of `ippyo-verify`. */
import { register as verify } from './verify.ts'
import { register as verifyBundle } from './verify-bundle.ts'
import { register as verifyOnline } from './verify-online.ts'

export const VERIFY_COMMANDS = [verify, verifyBundle, verifyOnline] as const
