#!/usr/bin/env bash
# python3-caldav: a CalDAV library finds, makes, fills, searches and removes calendars; two users meet.
. "$(dirname "$0")/lib.sh"
/usr/bin/python3 -c 'import caldav' 2>/dev/null || { as_root apt-get install -y -qq python3-caldav >/dev/null; }
start_gateway --set dav.tasks=true

cat >"$work/use.py" <<'P'
import sys, datetime, warnings
warnings.filterwarnings("ignore")
import caldav
url, anna, ben, password = sys.argv[1:5]
failed = 0
def check(what, right, seen=""):
    global failed
    print(("PASS  " if right else "FAIL  ") + what + ("" if right else " (%s)" % seen))
    failed += 0 if right else 1
def user(who):
    return caldav.DAVClient(url=url, username=who, password=password, ssl_verify_cert=False)
client = user(anna)
me = client.principal()
check("the principal is found from the bare host", "/dav/principals/" in str(me.url), me.url)
check("the default calendar is there", len(me.calendars()) == 1, me.calendars())
check("scheduling is announced", client.check_scheduling_support())
cal = me.make_calendar(name="Trips", cal_id="trips")
check("a calendar is made", "trips" in [c.url.path.strip("/").split("/")[-1] for c in me.calendars()])
def event(uid, more=""):
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\n"
            "DTSTART:20260301T100000Z\r\nDTEND:20260301T110000Z\r\nSUMMARY:%s\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n"
            % (uid, uid, more))
cal.save_event(event("single"))
cal.save_event(event("series", "RRULE:FREQ=WEEKLY;COUNT=10\r\n"))
check("two events are there", len(cal.events()) == 2, len(cal.events()))
march = cal.date_search(start=datetime.datetime(2026, 3, 7), end=datetime.datetime(2026, 3, 9), expand=True)
check("a series is found where it happens, expanded", len(march) == 1 and "RECURRENCE-ID" in march[0].data,
      [m.data for m in march])
check("an event is found by its UID", "single" in cal.event_by_uid("single").data)
sync = cal.objects_by_sync_token(load_objects=True)
check("all objects come with a token", len(list(sync)) == 2)
cal.event_by_uid("single").delete()
cal.save_event(event("third"))
changed, gone = sync.sync()
check("changes since the token are told", len(list(changed)) == 1 and len(list(gone)) == 1,
      (list(changed), list(gone)))
busy = me.calendars()
free = cal.freebusy_request(datetime.datetime(2026, 3, 1), datetime.datetime(2026, 3, 2))
check("busy times are told", "20260301T100000Z/20260301T110000Z" in free.data, free.data)
tasks = me.make_calendar(name="Tasks", cal_id="tasks", supported_calendar_component_set=["VTODO"])
tasks.save_todo("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nUID:t1\r\nDTSTAMP:20260101T000000Z\r\n"
                "DUE:20260401T100000Z\r\nSUMMARY:Do\r\nEND:VTODO\r\nEND:VCALENDAR\r\n")
check("a task is open", len(tasks.todos()) == 1)
tasks.todos()[0].complete()
check("and done", len(tasks.todos()) == 0)
home = [c for c in me.calendars() if c.url.path.rstrip("/").endswith("default")][0]
# What is over is nobody's business any more, so this is far ahead.
home.save_event(event("meeting", "ORGANIZER:mailto:%s\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:%s\r\n"
                      "ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:%s\r\n" % (anna, anna, ben)).replace("20260301", "20990301"))
other = [c for c in user(ben).principal().calendars() if c.url.path.rstrip("/").endswith("default")][0]
check("the invited has the meeting at once", [e for e in other.events() if "UID:meeting" in e.data] != [],
      [e.data for e in other.events()])
home.event_by_uid("meeting").delete()
left = [e.data for e in other.events() if "UID:meeting" in e.data and "CANCELLED" not in e.data]
check("and learns that it is off", left == [], left)
try:
    user(ben).calendar(url=str(cal.url)).events()
    check("nobody reads another's calendar", False)
except caldav.lib.error.DAVError:
    check("nobody reads another's calendar", True)
cal.delete()
check("a calendar is removed", len(me.calendars()) == 2, me.calendars())
sys.exit(1 if failed else 0)
P
if seen=$(/usr/bin/python3 -W ignore "$work/use.py" "https://$(address https)/" "$anna" "$ben" "$password" 2>&1); then
  echo "$seen"
  pass "the library is content"
else
  fail "the library is content" "$seen"
fi

finish
