/** The pages of this repository as a site: what is in `docs/README.md` is the way through it. `npm run site` builds it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DefaultTheme, defineConfig } from 'vitepress'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const AT_THE_TOP = readdirSync(ROOT, { withFileTypes: true })
const FOLDERS = AT_THE_TOP.filter((entry) => entry.isDirectory() && entry.name !== 'docs').map(
  ({ name }) => `${name}/**`,
)
const PICTURE = /\.(svg|webp|png)$/
/** A table to fill in: `build-site.ts` puts it beside the pages. */
const TABLE = /^docs\/.+\.csv$/
/** A page of the site, as its path in the repository. */
const PAGE = /^(docs\/.+|[^/]+)\.md$/
const WEB = /^(https?|mailto):/

export default defineConfig({
  title: '一票 · Ippyō',
  description: '電子投票所の公開ソフトウェア · The open software of an electronic polling station',
  lang: 'ja',
  srcDir: ROOT,
  srcExclude: FOLDERS,
  // A page of the top is the first; a folder's README is that folder's.
  rewrites: {
    'README.md': 'index.md',
    'README.en.md': 'en.md',
    'docs/README.md': 'docs/index.md',
    'docs/:folder/README.md': 'docs/:folder/index.md',
  },
  outDir: process.env.IPPYO_SITE ?? join(ROOT, 'out/site'),
  cacheDir: join(ROOT, 'out/site-cache'),
  base: process.env.IPPYO_SITE_BASE ?? '/',
  markdown: {
    // Braces are braces: neither attributes nor values of the page.
    attrs: { disable: true },
    anchor: { slugify: asTheRepositoryPage },
    config: (md) => {
      md.core.ruler.push('only-pages-are-links', onlyPagesAreLinks)
      md.core.ruler.push('links-are-of-the-site', linksAreOfTheSite)
      md.core.ruler.push('a-role-has-a-paper', aRoleHasAPaper)
      md.core.ruler.push('the-tab-opens', theTabOpens)
      md.renderer.rules.code_inline = (tokens, at) =>
        `<code v-pre>${md.utils.escapeHtml(tokens[at]?.content ?? '')}</code>`
    },
  },
  vite: { build: { chunkSizeWarningLimit: 4096 } },
  themeConfig: {
    nav: [
      { text: '日本語', link: '/' },
      { text: 'English', link: '/en' },
      { text: '文書 · Documents', link: '/docs/' },
      // Beside the pages, as the tab: no link of this program's own.
      { text: '部品 · Parts', link: '/parts/index.html', target: '_self' },
    ],
    sidebar: wayThrough(),
    outline: { level: [2, 3], label: '目次 · On this page' },
    sidebarMenuLabel: 'メニュー · Menu',
    returnToTopLabel: '上へ · To the top',
    darkModeSwitchLabel: '明暗 · Appearance',
    docFooter: { prev: '前 · Previous', next: '次 · Next' },
    search: {
      provider: 'local',
      options: {
        miniSearch: { options: { tokenize: words }, searchOptions: { prefix: true, fuzzy: false } },
        translations: {
          button: { buttonText: '探す · Search', buttonAriaLabel: '探す · Search' },
          modal: {
            noResultsText: '見つかりません · Nothing found for',
            footer: { navigateText: '選ぶ · choose', selectText: '開く · open', closeText: '閉じる · close' },
          },
        },
      },
    },
  },
})

/** The same link leads to the same heading here and where the repository is shown. */
function asTheRepositoryPage(heading: string): string {
  const letters = heading.trim().toLowerCase()
  return letters.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-')
}

/** Japanese has no spaces. Kept as text and run in the reader's browser: nothing from outside may be used here. */
function words(text: string): string[] {
  const segments = new Intl.Segmenter('ja', { granularity: 'word' }).segment(text.toLowerCase())
  return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}

/** The lists of `docs/README.md`: a reader a group, a page a line. */
function wayThrough(): DefaultTheme.SidebarItem[] {
  const groups: (DefaultTheme.SidebarItem & { items: DefaultTheme.SidebarItem[] })[] = []
  for (const line of readFileSync(join(ROOT, 'docs/README.md'), 'utf8').split('\n')) {
    const heading = /^\*\*(.+)\*\*$/.exec(line)
    if (heading?.[1] !== undefined) groups.push({ text: heading[1], collapsed: true, items: [] })
    for (const [, name = '', path = ''] of line.matchAll(/\[([^\]]+)\]\(([^)#]+\.md)\)/g)) {
      groups.at(-1)?.items.push({ text: titleOf(path) ?? name, link: `/docs/${onTheSite(path)}` })
    }
  }
  return groups
}

function titleOf(path: string): string | undefined {
  return /^# (.+)$/m.exec(readFileSync(join(ROOT, 'docs', path), 'utf8'))?.[1]?.replaceAll('`', '')
}

/** A link to a file of the source leads nowhere on a site: it becomes its name. A link to a page that is not there stays, and ends the build. */
function onlyPagesAreLinks({ tokens, env }: State): void {
  const from = dirname((env.path ?? '').slice(ROOT.length))
  for (const { children } of tokens) {
    let open = false
    for (const token of children ?? []) {
      if (token.type === 'link_open') open = isSource(from, token.attrGet('href') ?? '')
      if (!open || !/^link_(open|close)$/.test(token.type)) continue
      token.tag = 'span'
      token.attrs = null
      if (token.type === 'link_close') open = false
    }
  }
}

/** The generator moves a page, and leaves the links to it. */
function linksAreOfTheSite({ tokens }: State): void {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const href = token.type === 'link_open' ? token.attrGet('href') : null
    if (href !== null && !WEB.test(href)) token.attrSet('href', onTheSite(href))
  }
}

/** As `rewrites` has it. */
function onTheSite(path: string): string {
  return path.replace(/(^|\/)README\.md(?=#|$)/, '$1index.md').replace(/(^|\/)README\.en\.md(?=#|$)/, '$1en.md')
}

function isSource(from: string, href: string): boolean {
  const [path = ''] = href.split('#')
  if (path === '' || WEB.test(href) || PICTURE.test(path)) return false
  const target = normalize(join(from, decodeURIComponent(path)))
  return existsSync(join(ROOT, target)) && !PAGE.test(target) && !TABLE.test(target)
}

/** Where the pages say how the tab is made, the site has it: below that heading too, for a reader who scrolled there. */
const TO_THE_TAB = ['#ブラウザーで試す', '#in-a-browser']
const THE_TAB = `${process.env.IPPYO_SITE_BASE ?? '/'}tab/index.html`

function theTabOpens({ tokens, Token }: State): void {
  const heading = tokens.findIndex(
    (token) => token.type === 'heading_open' && TO_THE_TAB.includes(`#${token.attrGet('id')}`),
  )
  if (heading >= 0) {
    const link = new Token('html_block', '', 0)
    link.content = `<p class="tab"><a href="${THE_TAB}" target="_self">▶ ここで試す · Try it here</a></p>\n`
    tokens.splice(heading + 3, 0, link)
  }
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type !== 'link_open') continue
    const [, anchor] = /(#.+)$/.exec(decodeURIComponent(token.attrGet('href') ?? '')) ?? []
    if (anchor === undefined || !TO_THE_TAB.includes(anchor)) continue
    token.attrSet('href', THE_TAB)
    // A page of its own, not one of the site's.
    token.attrSet('target', '_self')
  }
}

/** `build-site.ts` prints it beside the page. */
function aRoleHasAPaper({ tokens, env, Token }: State): void {
  const role = /docs\/roles\/(.+)\.md$/.exec(env.path ?? '')?.[1]
  const title = tokens.findIndex(({ type }) => type === 'heading_close')
  if (role === undefined || title < 0) return
  const link = new Token('html_block', '', 0)
  link.content = `<p class="paper"><a href="./${role}.pdf" target="_blank">印刷用 PDF · PDF for printing</a></p>\n`
  tokens.splice(title + 1, 0, link)
}

interface State {
  readonly tokens: Token[]
  readonly env: { readonly path?: string }
  readonly Token: new (type: string, tag: string, nesting: number) => Token
}

interface Token {
  readonly type: string
  tag: string
  content: string
  attrs: [string, string][] | null
  readonly children: Token[] | null
  attrGet(name: string): string | null
}
