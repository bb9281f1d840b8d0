#!/bin/sh
# A root with one of our packages, begun by its own systemd in namespaces of its own, as far as a machine without a board can: no
# device, no glass (a socket stands in for the X server), kernel settings read-only. Asked is what only a running system shows.
#
#   scripts/packages/boot-a-root.sh ROOT ROLE       as root; called by scripts/package-in-a-fresh-root
#
# Exit codes: 0 it runs as its units say · 1 it does not · 2 wrong command line
set -eu
[ $# -ge 2 ] && [ -d "$1" ] || { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2; }
root=$1 role=$2
if [ "${3:-}" = --inside ]; then
  # Only the root's own disk is mounted: the rest is made as a machine's kernel would.
  mkdir -p "$root.boot"
  mount --bind "$root" "$root.boot"
  cd "$root.boot"
  mount -t proc proc proc
  mount --bind proc/sys proc/sys
  mount -o remount,bind,ro proc/sys
  mount -t sysfs -o ro sysfs sys
  mount -t cgroup2 none sys/fs/cgroup
  mount -t tmpfs -o mode=755 tmpfs dev
  for device in null:3 zero:5 full:7 random:8 urandom:9; do mknod -m 666 "dev/${device%:*}" c 1 "${device#*:}"; done
  mkdir dev/pts dev/shm
  mount -t tmpfs tmpfs dev/shm
  mount -t devpts -o newinstance,ptmxmode=666 devpts dev/pts
  ln -s pts/ptmx dev/ptmx
  ln -s /proc/self/fd dev/fd
  mount -t tmpfs -o mode=755 tmpfs run
  mount -t tmpfs -o mode=1777 tmpfs tmp
  mkdir -p run/systemd/system/ippyo-glass.service.d "run/systemd/system/ippyo-$role.service.d" run/bare
  mkdir -m 1777 tmp/.X11-unix
  cat > run/systemd/system/ippyo-glass.service.d/bare.conf <<'UNIT'
[Service]
PAMName=
TTYPath=/dev/null
StandardInput=null
TTYReset=no
TTYVHangup=no
UtmpIdentifier=
ExecStart=
ExecStart=/opt/ippyo/bin/node -e "fs.mkdirSync(process.env.HOME + '/.local/share/xorg', { recursive: true }); net.createServer().listen('/tmp/.X11-unix/X0')"
UNIT
  sed 's/"shell": "chromium"/"shell": "none"/' "etc/ippyo/$role.json" > run/bare/config.json
  printf '[Service]\nExecStart=\nExecStart=/opt/ippyo/bin/node /opt/ippyo/dist/services/%s.mjs --config /run/bare/config.json\n' "$role" \
    > "run/systemd/system/ippyo-$role.service.d/bare.conf"
  [ -s etc/machine-id ] && ! grep -q uninitialized etc/machine-id || head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n' > etc/machine-id
  pivot_root . mnt
  umount -l /mnt
  exec env -i container=bare PATH=/usr/sbin:/usr/bin \
    setpriv --bounding-set=-sys_boot,-sys_module,-sys_time,-sys_rawio /lib/systemd/systemd --show-status=no < /dev/null
fi
work=$(mktemp -d)
mkdir "$work/groups"
mount -t cgroup2 none "$work/groups"
group=$work/groups/ippyo-boot-$$
mkdir "$group"
rm -f "$root/var/lib/ippyo/machine/screen.json"
sh -c 'echo $$ > "$0/cgroup.procs"; exec unshare --mount --propagation private --cgroup --uts --ipc --net --pid --fork --kill-child "$@"' "$group" \
  "$0" "$root" "$role" --inside > "$work/said" 2>&1 &
begun=$!
end() {
  kill -KILL "$begun" 2> /dev/null || true
  wait "$begun" 2> /dev/null || true
  find "$group" -depth -type d -exec rmdir {} + 2> /dev/null || true
  umount "$work/groups" || true
  rm -rf "$work"
  rmdir "$root.boot" 2> /dev/null || true
}
trap end EXIT
fail() {
  echo "boot of $role: $1" >&2
  cat "$work/said" >&2
  exit 1
}
for _ in $(seq 1 300); do [ -f "$root/var/lib/ippyo/machine/screen.json" ] && break; sleep 0.2; done
first=$(pgrep -P "$begun" | head -n 1)
in_it() { nsenter -t "$first" -m -p -n -i -u -C -r -w env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
same() { [ "$2" = "$3" ] || fail "$1: $2, not $3"; }
[ -f "$root/var/lib/ippyo/machine/screen.json" ] || fail "no first page: $(in_it systemctl --no-pager status "ippyo-$role" 2>&1 || true)"
same 'what runs' "$(in_it systemctl is-active "ippyo-$role" ippyo-glass ippyo-closed | paste -sd ' ')" 'active active active'
same 'units that failed' "$(in_it systemctl list-units --state=failed --no-legend --plain | cut -d ' ' -f 1 | paste -sd ' ')" ''
same 'consoles, swap and timers that run' \
  "$(in_it systemctl list-units --state=active --no-legend --plain 'getty@*' 'serial-getty@*' 'console-getty*' 'swap.target' 'apt-daily*' 'systemd-timesyncd*' 'systemd-coredump.socket' | wc -l)" 0
in_it findmnt -no OPTIONS /proc | grep -q 'hidepid=\(invisible\|2\)' || fail 'processes of others are seen'
same 'a journal on the disk' "$(in_it sh -c 'ls /var/log/journal 2> /dev/null | wc -l')" 0
service=$(in_it systemctl show -P MainPID "ippyo-$role")
at_it() { in_it nsenter -t "$service" -m -n "$@"; }
same 'who runs it' "$(in_it ps -o user= -p "$service" | tr -d ' ')" ippyo
[ "$(in_it readlink /proc/1/ns/net)" != "$(in_it readlink "/proc/$service/ns/net")" ] || fail 'no network of its own'
same 'networks' "$(at_it ip -br link | cut -d ' ' -f 1 | paste -sd ' ')" lo
same 'doors besides its own page' "$(at_it ss -Hltun | grep -vc '127\.0\.0\.1:' || true)" 0
at_it setpriv --reuid=661 --regid=661 --clear-groups sh -c 'exec /usr/lib/chromium/chrome_crashpad_handler --version' > /dev/null 2>&1 &&
  fail 'the crash handler can be started'
at_it setpriv --reuid=661 --regid=661 --clear-groups touch /usr/x /etc/x /opt/ippyo/x 2> /dev/null && fail 'the system can be written to'
same 'rights of root left to it' "$(in_it grep -h '^CapBnd' "/proc/$service/status" | cut -f 2)" 0000000000000000
# The reader of the configuration is not there; then it is of a kind that the unit does not name, which everybody else may open.
reader_is() {
  told=$(in_it ippyo inspect machine /var/lib/ippyo/machine 2>&1 || true)
  case $told in *"NO  fitted devices: "*"reader /dev/ippyo/reader ($1)"*) ;; *) fail "not told by inspect machine, reader ($1): $told" ;; esac
}
if grep -q /dev/ippyo/reader "$root/etc/ippyo/$role.json"; then
  reader_is ENOENT
  in_it sh -c 'mkdir -p /dev/ippyo && mknod -m 666 /dev/ippyo/reader c 10 229'
  reader_is EPERM
fi
echo "  begun by its own systemd: $(in_it systemctl list-units --state=active --type=service --no-legend --plain | wc -l) services, none failed"
