package com.mailfence.dav.wire;

import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.carddav;
import static com.mailfence.dav.xml.Name.dav;

import com.mailfence.dav.xml.Name;
import org.jspecify.annotations.Nullable;

/** What must be so before or after a method, with the status that says that it is not. */
public enum Condition {
  // RFC 4918 s16 and what follows from the status alone
  PROPFIND_FINITE_DEPTH(403, dav("propfind-finite-depth")),
  PROTECTED_PROPERTY(403, dav("cannot-modify-protected-property")),
  LOCK_TOKEN_SUBMITTED(423, dav("lock-token-submitted")),
  NO_CONFLICTING_LOCK(423, dav("no-conflicting-lock")),
  LOCK_TOKEN_MATCHES(409, dav("lock-token-matches-request-uri")),
  PARENT_MISSING(409, null),
  EXISTS_ALREADY(405, null),
  NOT_ALLOWED(405, null),
  HEADER_FAILED(412, null),
  OTHER_SERVER(502, null),
  SAME_RESOURCE(403, null),
  READ_ONLY(403, dav("need-privileges")),
  BAD_REQUEST(400, null),
  UNPROCESSABLE(422, null),
  UNSUPPORTED_MEDIA(415, null),
  // RFC 3253 s3.6, RFC 5689 s3.3, RFC 6578 s3.2, RFC 3744
  SUPPORTED_REPORT(403, dav("supported-report")),
  VALID_RESOURCETYPE(403, dav("valid-resourcetype")),
  VALID_SYNC_TOKEN(403, dav("valid-sync-token")),
  WITHIN_LIMITS(507, dav("number-of-matches-within-limits")),
  PRINCIPAL_SEARCH(403, dav("principal-search-property-set")),
  // RFC 3744 s8.1.1
  ACE_CONFLICT(403, dav("no-ace-conflict")),
  PROTECTED_ACE(403, dav("no-protected-ace-conflict")),
  INHERITED_ACE(403, dav("no-inherited-ace-conflict")),
  LIMITED_ACES(403, dav("limited-number-of-aces")),
  GRANT_ONLY(403, dav("grant-only")),
  NO_INVERT(403, dav("no-invert")),
  SUPPORTED_PRIVILEGE(403, dav("not-supported-privilege")),
  RECOGNIZED_PRINCIPAL(403, dav("recognized-principal")),
  ALLOWED_PRINCIPAL(403, dav("allowed-principal")),
  // RFC 4331 s6
  QUOTA(507, dav("quota-not-exceeded")),
  // RFC 4791 s5.3.1.1
  MUST_BE_NULL(403, dav("resource-must-be-null")),
  // RFC 4791 s5.3.2.1, s7.8
  CALENDAR_LOCATION(403, caldav("calendar-collection-location-ok")),
  CALENDAR_DATA_VALID(403, caldav("valid-calendar-data")),
  CALENDAR_OBJECT_VALID(403, caldav("valid-calendar-object-resource")),
  CALENDAR_DATA_SUPPORTED(403, caldav("supported-calendar-data")),
  CALENDAR_COMPONENT_SUPPORTED(403, caldav("supported-calendar-component")),
  CALENDAR_UID_FREE(403, caldav("no-uid-conflict")),
  CALENDAR_SIZE(403, caldav("max-resource-size")),
  CALENDAR_EARLIEST(403, caldav("min-date-time")),
  CALENDAR_LATEST(403, caldav("max-date-time")),
  CALENDAR_INSTANCES(403, caldav("max-instances")),
  CALENDAR_ATTENDEES(403, caldav("max-attendees-per-instance")),
  CALENDAR_FILTER_VALID(403, caldav("valid-filter")),
  CALENDAR_FILTER_SUPPORTED(403, caldav("supported-filter")),
  CALENDAR_COLLATION_SUPPORTED(403, caldav("supported-collation")),
  CALENDAR_TIMEZONE_VALID(403, caldav("valid-timezone")),
  // RFC 6638 s3.2.10
  SCHEDULE_TAG(412, null),
  ORGANIZER_ALLOWED(403, caldav("organizer-allowed")),
  ATTENDEE_CHANGE(403, caldav("allowed-attendee-scheduling-object-change")),
  SCHEDULED_ELSEWHERE(403, caldav("unique-scheduling-object-resource")),
  SAME_ORGANIZER(403, caldav("same-organizer-in-all-components")),
  // RFC 6352 s5.1, s6.3.2.1, s8.6
  CARD_LOCATION(403, carddav("addressbook-collection-location-ok")),
  CARD_DATA_VALID(403, carddav("valid-address-data")),
  CARD_DATA_SUPPORTED(403, carddav("supported-address-data")),
  CARD_DATA_CONVERTIBLE(406, carddav("supported-address-data-conversion")),
  CARD_UID_FREE(403, carddav("no-uid-conflict")),
  CARD_SIZE(403, carddav("max-resource-size")),
  CARD_FILTER_SUPPORTED(403, carddav("supported-filter")),
  CARD_COLLATION_SUPPORTED(403, carddav("supported-collation"));

  private final int status;
  private final @Nullable Name element;

  Condition(int status, @Nullable Name element) {
    this.status = status;
    this.element = element;
  }

  public int status() {
    return status;
  }

  /** Stands in the body's error element; null where the status says enough. */
  public @Nullable Name element() {
    return element;
  }
}
