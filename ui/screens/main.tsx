/** Entry of a page of the site: every part of staff screens, in each language (decision 054). */
import '#ui/page.css'
import '#ui/look/faces.css'
import '#ui/look/staff.css'
import { createRoot } from 'react-dom/client'
import { applyStaffLook } from '../tokens/apply-looks.ts'
import { PartsPage } from './parts-page.tsx'

applyStaffLook({ widthPx: 1920, widthMm: 527 })
createRoot(document.getElementById('screen') ?? document.body).render(<PartsPage />)
