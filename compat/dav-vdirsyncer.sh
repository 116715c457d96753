#!/usr/bin/env bash
# vdirsyncer: two programs that keep a directory each in step with one account, 1,000 events and 1,000
# contacts, edits on both sides, a conflict, removals; khal and khard read what arrived.
. "$(dirname "$0")/lib.sh"
need vdirsyncer vdirsyncer
need khal khal
need khard khard
start_gateway

url="https://$(address https)/"

# pair NAME : settings of a program that keeps $work/NAME.
pair() {
  mkdir -p "$work/$1/calendars" "$work/$1/contacts"
  {
    printf '[general]\nstatus_path = "%s/status/"\n' "$work/$1"
    for kind in calendars contacts; do
      type=caldav suffix=.ics meta='"color", "displayname"'
      if [ $kind = contacts ]; then type=carddav suffix=.vcf meta='"displayname"'; fi
      printf '[pair %s]\na = "%s_here"\nb = "%s_there"\ncollections = ["from a", "from b"]\n' $kind $kind $kind
      printf 'conflict_resolution = "b wins"\nmetadata = [%s]\n' "$meta"
      printf '[storage %s_here]\ntype = "filesystem"\npath = "%s/%s/"\nfileext = "%s"\n' \
        $kind "$work/$1" $kind $suffix
      printf '[storage %s_there]\ntype = "%s"\nurl = "%s"\nusername = "%s"\npassword = "%s"\nverify = "%s"\n' \
        $kind $type "$url" "$anna" "$password" "$work/data/tls/certificate.pem"
    done
  } >"$work/$1.conf"
}
run() { vdirsyncer -c "$work/$1.conf" "${@:2}"; }
find_all() { printf 'y\n%.0s' {1..20} | run "$1" discover; }
files() { find "$work/$1" -name "*.$2" | wc -l; }

event() { # NUMBER TITLE
  printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//compat//EN\r\nBEGIN:VEVENT\r\nUID:event-%s\r\n' "$1"
  printf 'DTSTAMP:20260101T000000Z\r\nDTSTART:202603%02dT100000Z\r\nDTEND:202603%02dT110000Z\r\n' \
    $(($1 % 28 + 1)) $(($1 % 28 + 1))
  printf 'SUMMARY:%s\r\nX-UNKNOWN;X-P=1:kept\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' "$2"
}
card() { # NUMBER NAME
  printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-%s\r\nFN:%s\r\nN:%s;Person;;;\r\n' "$1" "$2" "$2"
  printf 'EMAIL;TYPE=INTERNET:person%s@example.org\r\nX-UNKNOWN:kept\r\nEND:VCARD\r\n' "$1"
}

pair one
pair two
mkdir -p "$work/one/calendars/work" "$work/one/contacts/friends"
for i in $(seq 1000); do
  event "$i" "Event $i" >"$work/one/calendars/work/event-$i.ics"
  card "$i" "Nr $i" >"$work/one/contacts/friends/card-$i.vcf"
done
printf '#ff8800' >"$work/one/calendars/work/color"
printf 'Work' >"$work/one/calendars/work/displayname"

works "collections are found from the bare host and made" find_all one
works "1,000 events and 1,000 contacts go there" run one sync
works "their colours and names as well" run one metasync
# The server wins a conflict, and a new calendar has a name already.
printf 'Work' >"$work/one/calendars/work/displayname"
works "a name given later goes there" run one metasync
works "a second program finds them" find_all two
works "and takes them" run two sync
same "it has all events" 1000 "$(files two ics)"
same "it has all contacts" 1000 "$(files two vcf)"
works "and colours and names" run two metasync
same "the colour arrived" '#ff8800' "$(cat "$work/two/calendars/work/color" 2>&1)"
same "the name arrived" Work "$(cat "$work/two/calendars/work/displayname" 2>&1)"
says "nothing was lost from an event" 'X-UNKNOWN;X-P=1:kept' "$(cat "$work"/two/calendars/work/*event-7.ics)"

work2=$(ls "$work"/two/calendars/work/*event-7.ics)
event 7 "Moved by two" >"$work2"
event 7 "Moved by one" >"$work/one/calendars/work/event-7.ics"
rm "$work/one/calendars/work/event-8.ics" "$work/one/contacts/friends/card-9.vcf"
event 2001 "Fresh" >"$work/one/calendars/work/event-2001.ics"
works "the first program tells its edits" run one sync
works "the second meets a conflict and takes the server's" run two sync
says "the conflict ended as it must" 'Moved by one' "$(cat "$work2")"
same "removals and additions arrived: events" 1000 "$(files two ics)"
same "removals and additions arrived: contacts" 999 "$(files two vcf)"
works "no change is no change" run two sync

# Readers of those directories.
printf '[calendars]\n[[work]]\npath = %s\n[locale]\ntimeformat = %%H:%%M\ndateformat = %%Y-%%m-%%d\nlongdateformat = %%Y-%%m-%%d\ndatetimeformat = %%Y-%%m-%%d %%H:%%M\nlongdatetimeformat = %%Y-%%m-%%d %%H:%%M\nlocal_timezone = UTC\ndefault_timezone = UTC\n[sqlite]\npath = %s/khal.db\n' \
  "$work/two/calendars/work" "$work" >"$work/khal.conf"
says "khal shows an event" 'Event 100' \
  "$(khal -c "$work/khal.conf" list 2026-03-01 30d 2>&1 || true)"
printf '[addressbooks]\n[[friends]]\npath = %s\n' "$work/two/contacts/friends" >"$work/khard.conf"
says "khard shows a contact" 'person100@example.org' \
  "$(khard -c "$work/khard.conf" email 'Nr 100' 2>&1 || true)"

finish
