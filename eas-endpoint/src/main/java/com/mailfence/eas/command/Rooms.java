package com.mailfence.eas.command;

import com.mailfence.core.account.Directory;
import com.mailfence.core.change.Changes;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.search.Search;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import com.mailfence.core.wake.WakeBoard;
import com.mailfence.eas.device.DeviceLimit;
import com.mailfence.eas.device.DevicePolicy;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.FreeBusy;
import com.mailfence.engine.calendar.Meetings;
import com.mailfence.engine.crypto.Trust;
import java.time.Clock;

/**
 * The doors of the house that commands go through.
 *
 * @param mail where messages leave
 * @param calendars the one door into calendars
 * @param meetings what is done with invitations
 * @param times when people are busy
 * @param search finds mail
 * @param trust says whose certificates are good
 * @param limit how many devices each account may have
 * @param policy what is asked of the devices of each account
 * @param oversight where the operator looks
 * @param terms what the operator set
 */
public record Rooms(
    Store store,
    Catalog catalog,
    Changes changes,
    Blobs blobs,
    ClientNotes notes,
    Directory directory,
    WakeBoard board,
    Clock clock,
    Mailroom mail,
    Calendars calendars,
    Meetings meetings,
    FreeBusy times,
    Search search,
    Trust trust,
    DeviceLimit limit,
    DevicePolicy policy,
    Oversight oversight,
    Terms terms) {}
