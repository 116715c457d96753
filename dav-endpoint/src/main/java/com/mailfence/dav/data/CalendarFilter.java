package com.mailfence.dav.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.item.Period;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which calendar objects are sought: a component with its conditions. RFC 4791 s9.7
 *
 * @param component its name, upper case
 * @param absent whether it must not be there
 * @param period it must happen in; null for any time
 * @param properties conditions on its properties, all of which must hold
 * @param inner conditions on components within, all of which must hold
 */
public record CalendarFilter(
    String component,
    boolean absent,
    @Nullable Period period,
    List<PropertyTest> properties,
    List<CalendarFilter> inner) {
  private static final Name COMP_FILTER = Name.caldav("comp-filter");
  private static final Name PROP_FILTER = Name.caldav("prop-filter");
  private static final Name PARAM_FILTER = Name.caldav("param-filter");
  private static final Name TIME_RANGE = Name.caldav("time-range");
  private static final Name NOT_DEFINED = Name.caldav("is-not-defined");
  private static final Name TEXT_MATCH = Name.caldav("text-match");
  private static final int MOST = 100;

  public CalendarFilter {
    properties = List.copyOf(properties);
    inner = List.copyOf(inner);
  }

  /** A condition on the properties of one name. */
  record PropertyTest(
      String name,
      boolean absent,
      @Nullable Period period,
      @Nullable TextMatch text,
      List<ParameterTest> parameters) {
    PropertyTest {
      parameters = List.copyOf(parameters);
    }
  }

  /** A condition on a parameter. */
  record ParameterTest(String name, boolean absent, @Nullable TextMatch text) {}

  /**
   * Reads the element filter.
   *
   * @throws Unmet if it is not of the grammar
   */
  public static CalendarFilter read(Element filter) {
    List<Element> elements = filter.elements();
    if (elements.size() != 1 || !elements.get(0).is(COMP_FILTER)) {
      throw new Unmet(Condition.CALENDAR_FILTER_VALID);
    }
    CalendarFilter outermost = component(elements.get(0), 0);
    if (!outermost.component.equals("VCALENDAR") || outermost.period != null) {
      throw new Unmet(Condition.CALENDAR_FILTER_VALID);
    }
    return outermost;
  }

  private static CalendarFilter component(Element element, int depth) {
    String name = name(element);
    List<PropertyTest> properties = new ArrayList<>();
    List<CalendarFilter> inner = new ArrayList<>();
    Period period = null;
    boolean absent = false;
    if (depth > 3 || element.elements().size() > MOST) {
      throw new Unmet(Condition.CALENDAR_FILTER_SUPPORTED);
    }
    for (Element one : element.elements()) {
      if (one.is(NOT_DEFINED)) {
        absent = true;
      } else if (one.is(TIME_RANGE)) {
        period = TimeRange.read(one);
      } else if (one.is(PROP_FILTER)) {
        properties.add(property(one));
      } else if (one.is(COMP_FILTER)) {
        inner.add(component(one, depth + 1));
      } else {
        throw new Unmet(Condition.CALENDAR_FILTER_VALID);
      }
    }
    if (absent && element.elements().size() > 1) {
      throw new Unmet(Condition.CALENDAR_FILTER_VALID);
    }
    return new CalendarFilter(name, absent, period, properties, inner);
  }

  private static PropertyTest property(Element element) {
    Period period = element.child(TIME_RANGE).map(TimeRange::read).orElse(null);
    TextMatch text = element.child(TEXT_MATCH).map(TextMatch::ofCalendar).orElse(null);
    List<ParameterTest> parameters = new ArrayList<>();
    for (Element one : element.elements(PARAM_FILTER)) {
      parameters.add(
          new ParameterTest(
              name(one),
              one.child(NOT_DEFINED).isPresent(),
              one.child(TEXT_MATCH).map(TextMatch::ofCalendar).orElse(null)));
    }
    return new PropertyTest(
        name(element), element.child(NOT_DEFINED).isPresent(), period, text, parameters);
  }

  private static String name(Element element) {
    return element
        .attribute("name")
        .map(name -> name.toUpperCase(Locale.ROOT))
        .orElseThrow(() -> new Unmet(Condition.CALENDAR_FILTER_VALID));
  }

  /**
   * The time in which a match must happen, so that an index can serve: that of the only component
   * within, if it has one.
   */
  public Optional<Period> span() {
    return inner.size() == 1 && !inner.get(0).absent
        ? Optional.ofNullable(inner.get(0).period)
        : Optional.empty();
  }

  /** Whether it asks for nothing but a component, and perhaps a time. */
  public boolean isPlain() {
    return properties.isEmpty()
        && inner.size() == 1
        && !inner.get(0).absent
        && inner.get(0).properties.isEmpty()
        && inner.get(0).inner.isEmpty();
  }

  /** The component within that is sought; empty if it is not one alone. */
  public Optional<String> sought() {
    return inner.size() == 1 && !inner.get(0).absent
        ? Optional.of(inner.get(0).component)
        : Optional.empty();
  }

  public boolean matches(CalendarObject object, Happening happening) {
    return holds(object.calendar(), happening, null);
  }

  private boolean holds(Block block, Happening happening, @Nullable Block around) {
    return (period == null || happening.meets(block, around, period))
        && properties.stream().allMatch(test -> holds(test, block, happening))
        && inner.stream().allMatch(test -> test.within(block, happening));
  }

  /** Whether a component of the name within the block holds, or none is there. */
  private boolean within(Block around, Happening happening) {
    List<Block> found = around.blocks(component);
    return absent
        ? found.isEmpty()
        : found.stream().anyMatch(block -> holds(block, happening, around));
  }

  private static boolean holds(PropertyTest test, Block block, Happening happening) {
    List<Property> found = block.all(test.name());
    if (test.absent()) {
      return found.isEmpty();
    }
    return found.stream()
        .anyMatch(
            property ->
                (test.period() == null || happening.meets(property, test.period()))
                    && (test.text() == null || test.text().matches(property.text()))
                    && test.parameters().stream().allMatch(one -> holds(one, property)));
  }

  private static boolean holds(ParameterTest test, Property property) {
    Optional<String> value = property.parameter(test.name());
    if (test.absent()) {
      return value.isEmpty();
    }
    return value.isPresent() && (test.text() == null || test.text().matches(value.get()));
  }
}
