package com.mailfence.deploy.serve;

import com.mailfence.dav.http.DavServlet;
import com.mailfence.dav.method.Desk;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.deploy.config.Config;
import com.mailfence.deploy.config.DavSettings;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.http.HttpTerms;
import com.mailfence.persistence.Persistence;
import java.util.UUID;

/** The DAV endpoint, made from the rooms of the house. */
final class DavWing {
  /** Bodies of requests may fill this share of the memory. */
  private static final int SHARE_OF_MEMORY = 4;

  private final House house;
  private final Rooms rooms;

  DavWing(House house, CalendarWing calendars) {
    this.house = house;
    Persistence keep = house.keep();
    this.rooms =
        new Rooms(
            keep.store(),
            keep.catalog(),
            keep.changes(),
            keep.blobs(),
            keep.notes(),
            house.directory(),
            house.folders(),
            calendars.calendars(),
            calendars.times(),
            house.sharing(),
            house.clock(),
            () -> UUID.randomUUID().toString(),
            terms(house.config()));
  }

  private static Rooms.Terms terms(Config config) {
    DavSettings dav = config.dav();
    return new Rooms.Terms(config.brand().domain(), dav.object(), dav.file(), dav.files());
  }

  Mount mount() {
    var servlet = new DavServlet(Desk.open(rooms), rooms, house.logins()::check, http());
    return new Mount(servlet, DavServlet.PATHS);
  }

  private HttpTerms http() {
    Config config = house.config();
    DavSettings dav = config.dav();
    long memory = Math.max(dav.file(), Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    return new HttpTerms(
        config.brand().name(),
        () -> !house.tls().isRequired(),
        dav.file(),
        memory,
        config.limits().threads());
  }
}
