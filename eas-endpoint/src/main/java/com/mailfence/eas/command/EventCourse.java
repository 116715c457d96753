package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.EventPatch.Patched;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.resource.Stored;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one event in a turn. However often a device changes it in one request, it is
 * written once, and those it concerns are told once.
 */
final class EventCourse {
  private final Item before;
  private CalendarObject object;
  private boolean changed;
  private boolean gone;
  private @Nullable Link last;
  private Attempt<Optional<Step>> step = new Attempt.Done<>(Optional.empty());

  EventCourse(Item before, CalendarObject object) {
    this.before = before;
    this.object = object;
  }

  /** What becomes of an object. */
  @FunctionalInterface
  interface Edit {
    Patched of(CalendarObject before);
  }

  /** What a device is told of a change besides that it was taken. */
  @FunctionalInterface
  interface Telling {
    Telling NOTHING = item -> null;

    @Nullable Element of(Item item);
  }

  /** Makes one step of it; null for one that writes nothing. */
  @FunctionalInterface
  interface Stepping {
    @Nullable Step of(EventCourse course);
  }

  Item before() {
    return before;
  }

  /** As it is to be; of one that goes, as it was last. */
  CalendarObject object() {
    return object;
  }

  boolean isChanged() {
    return changed;
  }

  boolean isGone() {
    return gone;
  }

  /**
   * One change more.
   *
   * @throws Refusal if it makes no sense; then it is as if it had not been asked
   */
  Ready edited(Edit edit, Telling telling) {
    Patched patched = edit.of(object);
    object = patched.object();
    changed |= patched.changed();
    return linked(patched.strange(), telling);
  }

  /** The end of it. */
  Ready removed() {
    gone = true;
    return linked(false, Telling.NOTHING);
  }

  private Ready linked(boolean strange, Telling telling) {
    Link link = new Link(strange, telling);
    last = link;
    return link;
  }

  /** Nothing more is asked: what was, stands or falls together. */
  void close(Stepping stepping) {
    step = Attempt.of(() -> Optional.ofNullable(stepping.of(this)));
  }

  /** One of the changes; the last one carries them all. */
  private final class Link implements Ready {
    private final boolean strange;
    private final Telling telling;

    Link(boolean strange, Telling telling) {
      this.strange = strange;
      this.telling = telling;
    }

    @Override
    public Laid add(Lay lay) {
      throw new Refusal.Forbidden("what is there is not made");
    }

    @Override
    public Laid change(Lay lay, Item now) {
      Optional<Step> all = ready();
      if (this != last || all.isEmpty()) {
        return new Laid(now, telling.of(now), strange);
      }
      Stored stored = all.get().run(lay.draft());
      Element told = telling.of(stored.item());
      return new Laid(stored.item(), told, strange || !stored.asWritten() && !gone);
    }

    private Optional<Step> ready() {
      if (step instanceof Attempt.No<Optional<Step>> no) {
        throw no.refusal();
      }
      return step instanceof Attempt.Done<Optional<Step>> done ? done.value() : Optional.empty();
    }

    private Optional<Step> mine() {
      return this == last && step instanceof Attempt.Done<Optional<Step>> done
          ? done.value()
          : Optional.empty();
    }

    @Override
    public Set<AccountId> accounts() {
      return mine().map(Step::accounts).orElse(Set.of());
    }

    @Override
    public boolean fits(Draft draft) {
      return draft.item(before.id()).filter(now -> now.bytes().equals(before.bytes())).isPresent();
    }

    @Override
    public void after() {
      mine().ifPresent(Step::after);
    }
  }
}
