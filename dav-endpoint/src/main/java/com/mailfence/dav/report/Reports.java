package com.mailfence.dav.report;

import com.mailfence.dav.property.CollectionProperties;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Name;
import java.util.Map;

/** All reports there are, by the name of their element. */
public final class Reports {
  private static final Map<Name, Report> BY_NAME =
      Map.ofEntries(
          Map.entry(Name.dav("sync-collection"), new SyncCollection()),
          Map.entry(Name.carddav("addressbook-multiget"), new Multiget()),
          Map.entry(Name.caldav("calendar-multiget"), new Multiget()),
          Map.entry(Name.carddav("addressbook-query"), new CardQuery()),
          Map.entry(Name.caldav("calendar-query"), new CalendarQuery()),
          Map.entry(Name.caldav("free-busy-query"), new FreeBusyQuery()),
          Map.entry(Name.dav("expand-property"), new ExpandProperty()),
          Map.entry(Name.dav("acl-principal-prop-set"), new AclPrincipals()),
          Map.entry(Name.dav("principal-match"), Principals::match),
          Map.entry(Name.dav("principal-property-search"), Principals::search),
          Map.entry(Name.dav("principal-search-property-set"), Principals::searchable));

  private Reports() {}

  /** One report. What it refuses it throws. */
  @FunctionalInterface
  interface Report {
    Answer run(Query query);
  }

  /**
   * Answers a report.
   *
   * @throws Unmet if the resource does not answer that one
   */
  public static Answer answer(Query query) {
    Report report = BY_NAME.get(query.asked().name());
    boolean here = CollectionProperties.reportsOf(query.resource()).contains(query.asked().name());
    if (report == null || !here) {
      throw new Unmet(Condition.SUPPORTED_REPORT); // RFC 3253 s3.6
    }
    return report.run(query);
  }
}
