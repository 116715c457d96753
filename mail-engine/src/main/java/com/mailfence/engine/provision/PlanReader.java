package com.mailfence.engine.provision;

import com.mailfence.core.share.Grant;
import com.mailfence.engine.account.Address;
import com.mailfence.engine.account.Policy;
import com.mailfence.engine.account.Profiles;
import com.mailfence.engine.provision.Plan.DelegateEntry;
import com.mailfence.engine.provision.Plan.DomainEntry;
import com.mailfence.engine.provision.Plan.GroupEntry;
import com.mailfence.engine.provision.Plan.Secret;
import com.mailfence.engine.provision.Plan.UserEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a written plan, as tables of tables; checks all that can be seen in the plan alone. */
final class PlanReader {
  private final Function<String, byte[]> files;
  private final List<String> problems;

  /**
   * @param files content of a file the plan names; throws a refusal if it cannot be had
   * @param problems where to tell what is wrong
   */
  PlanReader(Function<String, byte[]> files, List<String> problems) {
    this.files = files;
    this.problems = problems;
  }

  Plan read(Map<?, ?> tree) {
    var root = new Entry("plan", tree, problems);
    var plan =
        new Plan(
            all(root, "policy", this::policy),
            all(root, "domain", this::domain),
            all(root, "user", this::user),
            all(root, "group", this::group),
            all(root, "delegate", this::delegate));
    root.refuseRest();
    return plan;
  }

  private <T> List<T> all(Entry root, String key, Function<Entry, T> reader) {
    List<?> tables = root.tables(key);
    List<T> read = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i) instanceof Map<?, ?> table) {
        Object name = table.get(table.containsKey("address") ? "address" : "name");
        String place = key + " " + (i + 1) + (name == null ? "" : " (" + name + ")");
        var entry = new Entry(place, table, problems);
        read.add(reader.apply(entry));
        entry.refuseRest();
      } else {
        problems.add(key + ": expected tables, as [[" + key + "]]");
      }
    }
    return List.copyOf(read);
  }

  private Policy policy(Entry entry) {
    return Policy.of(entry.needed("name"), PolicyRules.settings(entry));
  }

  private DomainEntry domain(Entry entry) {
    String text = entry.needed("name");
    String name = Address.canonicalDomain(text).orElse("");
    if (name.isEmpty() && !text.isEmpty()) {
      entry.problem("name = \"" + text + "\": no domain");
    }
    return new DomainEntry(name, entry.size("quota"), entry.text("policy"));
  }

  private UserEntry user(Entry entry) {
    return new UserEntry(
        entry.address("address"),
        entry.text("name"),
        secret(entry),
        entry.addresses("aliases"),
        entry.size("quota"),
        entry.flag("short"),
        entry.flag("disabled"),
        devices(entry),
        entry.file("photo", files, Profiles::checkPhoto),
        entry.file("certificate", files, Profiles::checkCertificate),
        entry.text("policy"));
  }

  private static @Nullable Secret secret(Entry entry) {
    List<Secret> given = new ArrayList<>();
    for (Secret.Sort sort : Secret.Sort.values()) {
      String text = entry.text(sort.key());
      if (text != null) {
        given.add(new Secret(sort, text));
      }
    }
    if (given.size() > 1) {
      entry.problem("give one of password, initial_password and password_hash");
    }
    for (Secret secret : given) {
      if (!secret.isFit()) {
        entry.problem(secret.sort().key() + ": expected " + secret.sort().hint());
      }
    }
    return given.isEmpty() ? null : given.get(0);
  }

  private static @Nullable Integer devices(Entry entry) {
    Integer most = entry.number("devices", 0, 1000);
    Boolean eas = entry.flag("eas");
    if (eas == null) {
      return most;
    }
    if (most != null && eas == (most == 0)) {
      entry.problem("eas = " + eas + " and devices = " + most + " contradict each other");
    }
    return eas ? most == null ? Integer.valueOf(-1) : most : Integer.valueOf(0);
  }

  private GroupEntry group(Entry entry) {
    List<String> members = entry.addresses("members");
    if (members == null) {
      entry.problem("members is missing");
    }
    return new GroupEntry(
        entry.address("address"), entry.text("name"), members == null ? List.of() : members);
  }

  private DelegateEntry delegate(Entry entry) {
    String owner = entry.address("owner");
    String delegate = entry.address("delegate");
    Set<Grant.Right> rights = EnumSet.noneOf(Grant.Right.class);
    List<String> words = entry.texts("rights");
    if (words == null) {
      entry.problem("rights is missing");
      words = List.of();
    }
    for (String word : words) {
      Arrays.stream(Grant.Right.values())
          .filter(right -> word(right).equals(word))
          .findFirst()
          .ifPresentOrElse(rights::add, () -> entry.problem(unknown(word)));
    }
    return new DelegateEntry(owner, delegate, rights);
  }

  private static String unknown(String right) {
    return "unknown right "
        + right
        + ", there are "
        + Arrays.stream(Grant.Right.values())
            .map(PlanReader::word)
            .collect(Collectors.joining(", "));
  }

  private static String word(Grant.Right right) {
    return right.name().toLowerCase(Locale.ROOT);
  }
}
