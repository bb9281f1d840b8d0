/** A card reader at the far end of a line that any user may open: prints its path and stays. For `scripts/package-in-a-fresh-root`. */
import { chmodSync, realpathSync } from 'node:fs'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'

const reader = await SimulatedReader.start(secureRandomness())
// The line's own name is in a directory that the root does not have.
const line = realpathSync(reader.path)
chmodSync(line, 0o666)
console.log(line)
process.once('SIGTERM', () => void reader.stop().then(() => process.exit(0)))
