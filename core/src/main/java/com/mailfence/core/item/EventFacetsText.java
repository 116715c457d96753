package com.mailfence.core.item;

import com.mailfence.core.item.EventFacets.Status;
import com.mailfence.core.item.EventFacets.Trait;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of a calendar object's column: see {@link FacetsText}. */
final class EventFacetsText {
  static final String SORT = "E";

  private EventFacetsText() {}

  static void write(FieldsWriting out, EventFacets event) {
    out.add(SORT);
    out.add(event.component().name());
    out.add(event.starts());
    out.add(event.ends());
    // In order: equal facets are equal texts.
    out.add(
        new TreeSet<>(event.traits()).stream().map(Trait::name).collect(Collectors.joining("\t")));
    out.add(event.summary());
    out.add(event.location());
    out.add(event.status().name());
    out.add(event.organiser());
    out.add(Integer.toString(event.sequence()));
    out.add(event.tag());
  }

  static EventFacets read(FieldsReading in) {
    return new EventFacets(
        Component.valueOf(in.next()),
        in.instant(),
        in.instant(),
        traits(in),
        in.next(),
        in.next(),
        Status.valueOf(in.next()),
        in.next(),
        Integer.parseInt(in.next()),
        in.next());
  }

  private static Set<Trait> traits(FieldsReading in) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    in.list().forEach(name -> all.add(Trait.valueOf(name)));
    return all;
  }
}
