package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.FollowUp.State;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The follow-up flag as devices write and read it. [MS-ASEMAIL] section 2.2.2.34. */
final class FlagData {
  private static final String EMAIL = "Email";
  private static final String TASKS = "Tasks";
  private static final String USUAL_TYPE = "Flag for follow up";
  private static final int LONGEST = 1_024;

  /** The children that are kept as they came, in their order. [MS-ASEMAIL] R440 */
  private enum Detail {
    SUBJECT(TASKS, "Subject"),
    FLAG_TYPE(EMAIL, "FlagType"),
    DATE_COMPLETED(TASKS, "DateCompleted"),
    COMPLETE_TIME(EMAIL, "CompleteTime"),
    START_DATE(TASKS, "StartDate"),
    DUE_DATE(TASKS, "DueDate"),
    UTC_START_DATE(TASKS, "UtcStartDate"),
    UTC_DUE_DATE(TASKS, "UtcDueDate"),
    REMINDER_SET(TASKS, "ReminderSet"),
    REMINDER_TIME(TASKS, "ReminderTime"),
    ORDINAL_DATE(TASKS, "OrdinalDate"),
    SUB_ORDINAL_DATE(TASKS, "SubOrdinalDate");

    private final String namespace;
    private final String tag;

    Detail(String namespace, String tag) {
      this.namespace = namespace;
      this.tag = tag;
    }
  }

  private static final List<Detail> DATES =
      List.of(Detail.START_DATE, Detail.DUE_DATE, Detail.UTC_START_DATE, Detail.UTC_DUE_DATE);

  private FlagData() {}

  /** The flag; an empty element for none. [MS-ASEMAIL] R437 */
  static Element write(FollowUp flag) {
    ElementBuilder out = Element.grow(EMAIL, "Flag");
    if (flag.state() == State.NONE) {
      return out.build();
    }
    Map<String, String> details = flag.details();
    for (Detail detail : Detail.values()) {
      out.text(detail.namespace, detail.tag, details.get(detail.tag));
      if (detail == Detail.SUBJECT) {
        out.number("Status", flag.state() == State.ACTIVE ? 2 : 1); // [MS-ASEMAIL] R755, R756
      }
      if (detail == Detail.FLAG_TYPE && !details.containsKey(detail.tag)) {
        out.text("FlagType", USUAL_TYPE);
      }
    }
    return out.build();
  }

  /**
   * The flag after a device's change.
   *
   * @throws Refusal.Malformed if what it needs is missing or makes no sense [MS-ASEMAIL] R92
   */
  static FollowUp read(Element flag, FollowUp before) {
    if (flag.isEmpty()) {
      return FollowUp.NONE; // [MS-ASEMAIL] R8800
    }
    Map<String, String> details = details(flag);
    mustMakeSense(flag, details);
    Optional<String> status = flag.text(EMAIL, "Status");
    if (status.isEmpty()) {
      return updated(before, details);
    }
    return switch (status.get().strip()) {
      case "0" -> FollowUp.NONE; // [MS-ASEMAIL] R88
      case "1" -> complete(details);
      case "2" -> active(details);
      default -> throw wrong("Status"); // [MS-ASEMAIL] R757
    };
  }

  private static FollowUp active(Map<String, String> details) {
    mustHave(details, Detail.FLAG_TYPE); // [MS-ASEMAIL] R940
    long dates = DATES.stream().filter(date -> details.containsKey(date.tag)).count();
    if (dates != 0 && dates != DATES.size()) {
      throw wrong("some dates of a flag"); // [MS-ASEMAIL] R409, R853
    }
    return new FollowUp(State.ACTIVE, details);
  }

  private static FollowUp complete(Map<String, String> details) {
    mustHave(details, Detail.COMPLETE_TIME); // [MS-ASEMAIL] R86
    mustHave(details, Detail.DATE_COMPLETED);
    return new FollowUp(State.COMPLETE, details);
  }

  /** Only what changed is sent. [MS-ASEMAIL] R90 */
  private static FollowUp updated(FollowUp before, Map<String, String> details) {
    if (before.state() == State.NONE) {
      throw wrong("no status of a flag");
    }
    Map<String, String> merged = new TreeMap<>(before.details());
    merged.putAll(details);
    return new FollowUp(before.state(), merged);
  }

  private static Map<String, String> details(Element flag) {
    Map<String, String> details = new TreeMap<>();
    for (Detail detail : Detail.values()) {
      // Of two the first counts. [MS-ASEMAIL] R581
      String value = flag.text(detail.namespace, detail.tag).orElse("");
      if (value.length() > LONGEST) {
        throw wrong(detail.tag);
      }
      if (!value.isEmpty()) {
        details.put(detail.tag, value);
      }
    }
    return details;
  }

  private static void mustMakeSense(Element flag, Map<String, String> details) {
    mustNotBeAfter(flag, Detail.START_DATE, Detail.DUE_DATE); // [MS-ASEMAIL] R407, R739
    mustNotBeAfter(flag, Detail.UTC_START_DATE, Detail.UTC_DUE_DATE); // [MS-ASEMAIL] R851, R862
    boolean reminds = "1".equals(details.get(Detail.REMINDER_SET.tag));
    if (reminds) {
      mustHave(details, Detail.REMINDER_TIME); // [MS-ASEMAIL] R702
    }
  }

  private static void mustNotBeAfter(Element flag, Detail first, Detail second) {
    Optional<Instant> start = time(flag, first);
    Optional<Instant> end = time(flag, second);
    if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
      throw wrong(first.tag + " after " + second.tag);
    }
  }

  private static Optional<Instant> time(Element flag, Detail detail) {
    return flag.child(detail.namespace, detail.tag)
        .filter(child -> !child.isEmpty())
        .map(Element::time);
  }

  private static void mustHave(Map<String, String> details, Detail detail) {
    if (!details.containsKey(detail.tag)) {
      throw wrong("no " + detail.tag);
    }
  }

  private static Refusal.Malformed wrong(String what) {
    return new Refusal.Malformed(what, "Flag");
  }
}
