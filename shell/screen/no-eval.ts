/** Imported before any schema is made: zod would compile its checks with eval, which the CSP refuses and reports. */
import { z } from 'zod'

z.config({ jitless: true })
