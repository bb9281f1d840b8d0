/** On which system this is, and what works there: said before anything is fetched. Pure; `scripts/setup.mjs` reads the facts. */
const CONTAINER =
  'podman build --tag ippyo . && podman run --rm --interactive --tty --publish 127.0.0.1:7300-7315:7300-7315 ippyo'

/**
 * @param {{ platform: string, osRelease: string, kernel: string, hasApt: boolean }} facts /etc/os-release and /proc/version, or ''
 * @returns {{ goesOn: boolean, words: string }} goesOn: the set-up can install what lacks
 */
export function systemWords({ platform, osRelease, kernel, hasApt }) {
  if (platform !== 'linux') {
    return stops(
      'このシステムでは動きません。仮想計算機に Debian 13 を入れて、その中で同じコマンドを実行してください。',
      'Ippyo does not run on this system. Install Debian 13 in a virtual machine, and run the same command there.',
    )
  }
  const of = (name) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
  const [id, version, title] = [of('ID'), of('VERSION_ID'), of('PRETTY_NAME') || 'Linux']
  if (!hasApt) {
    return stops(
      `${title} には apt-get がありません。コンテナーで開きます：  ${CONTAINER}`,
      `${title} has no apt-get. Open it in a container:  ${CONTAINER}`,
    )
  }
  if (/microsoft/i.test(kernel)) {
    return goesOn(
      `${title}（WSL）：試せます。表示されるアドレスを Windows のブラウザーで開いてください。まだ誰も試していません。`,
      `${title} (WSL): to be looked at; open the printed address in the browser of Windows. Nobody has tried it yet.`,
    )
  }
  if (id === 'debian' && ['12', '13'].includes(version))
    return goesOn(`${title}：すべて動きます。`, `${title}: everything works here.`)
  if (id === 'ubuntu') {
    return goesOn(
      `${title}：試せます。chromium が snap なので、テストと投票機のパッケージは動きません。まだ誰も試していません。`,
      `${title}: to be looked at. Its chromium is a snap: tests and packages of machines do not work. Nobody has tried it yet.`,
    )
  }
  return goesOn(
    `${title}：Debian 12と13でだけ確かめています。うまくいかなければ、コンテナーで：  ${CONTAINER}`,
    `${title}: tried on Debian 12 and 13 alone. If it fails, in a container:  ${CONTAINER}`,
  )
}

function goesOn(ja, en) {
  return { goesOn: true, words: `${ja}\n${en}` }
}

function stops(ja, en) {
  return { goesOn: false, words: `${ja}\n${en}` }
}
