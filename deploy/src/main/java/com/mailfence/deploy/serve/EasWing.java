package com.mailfence.deploy.serve;

import com.mailfence.deploy.config.Config;
import com.mailfence.deploy.config.EasSettings;
import com.mailfence.deploy.rooms.House;
import com.mailfence.eas.command.Desk;
import com.mailfence.eas.command.Mailroom;
import com.mailfence.eas.command.Rooms;
import com.mailfence.eas.command.Terms;
import com.mailfence.eas.discover.Discovery;
import com.mailfence.eas.discover.ServiceQuery;
import com.mailfence.eas.http.DiscoverFilter;
import com.mailfence.eas.http.EasServlet;
import com.mailfence.engine.account.Policy;
import com.mailfence.engine.crypto.Trust;
import com.mailfence.engine.http.HttpTerms;
import com.mailfence.engine.search.Scan;
import com.mailfence.persistence.Persistence;
import jakarta.servlet.http.HttpFilter;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** The ActiveSync endpoint, made from the rooms of the house. */
final class EasWing {
  /** Bodies of requests may fill this share of the memory. */
  private static final int SHARE_OF_MEMORY = 4;

  private static final SortedMap<String, String> NO_RULES = Collections.emptySortedMap();

  private final House house;
  private final Desk desk;

  EasWing(House house, SendingWing sending, CalendarWing calendars) {
    this.house = house;
    Persistence keep = house.keep();
    this.desk =
        Desk.open(
            new Rooms(
                keep.store(),
                keep.catalog(),
                keep.changes(),
                keep.blobs(),
                keep.notes(),
                house.directory(),
                keep.wakes(),
                house.clock(),
                new Mailroom(sending.submission(), sending.tokens(), house.absences()),
                calendars.calendars(),
                calendars.meetings(),
                calendars.times(),
                new Scan(keep.catalog(), keep.blobs(), Scan.Bounds.USUAL),
                new Trust(Anchors.ofTheMachine(), house.clock()),
                account -> house.profiles().devices(account, house.config().eas().devices()),
                account ->
                    house.profiles().policyOf(account).map(Policy::settings).orElse(NO_RULES),
                house.oversight(),
                terms(house.config().eas())));
  }

  private static Terms terms(EasSettings eas) {
    return new Terms(
        eas.leastHeartbeat(),
        eas.mostHeartbeat(),
        eas.folders(),
        eas.manners().policyRequired(),
        eas.manners().additionsOnly(),
        eas.manners().recipientCache(),
        eas.manners().publishesDomain());
  }

  Mount mount() {
    var servlet = new EasServlet(desk, house.logins()::check, http(), house.clock());
    return new Mount(servlet, List.of(EasServlet.PATH));
  }

  /** Autodiscover, whose paths are known in any case of letters. SYNC-039 */
  HttpFilter discovery() {
    String base = base(house.config());
    String activeSync = base + EasServlet.PATH;
    return new DiscoverFilter(
        new Discovery(house.directory(), activeSync, house.clock()),
        new ServiceQuery(house.directory(), activeSync, base + DiscoverFilter.XML_PATH),
        house.logins()::check,
        http());
  }

  /** Where phones are told to go: never where a request says it came to. AU13 */
  private static String base(Config config) {
    String given = config.brand().url();
    if (!given.isEmpty()) {
      return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
    String host = "https://" + config.brand().domain();
    int port = config.listen().https().port();
    return port == 443 || port == 0 ? host : host + ":" + port;
  }

  private HttpTerms http() {
    Config config = house.config();
    int message = Math.toIntExact(config.limits().message());
    long memory = Math.max(message, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    return new HttpTerms(
        config.brand().name(),
        () -> !house.tls().isRequired(),
        message,
        memory,
        config.limits().threads());
  }

  void measure(Metrics metrics) {
    metrics.gauge("eas.waiting", "Phones that wait for news", desk::waiting);
    metrics.gauge(
        "eas.left.out",
        "Items left out since they could not be shown to a phone",
        house.oversight()::itemsLeftOut);
    metrics.gauge(
        "eas.slowed",
        "Requests told to wait since their phones go round in circles",
        house.oversight()::requestsSlowed);
  }
}
