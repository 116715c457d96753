package com.mailfence.engine.provision;

import com.mailfence.core.share.Grant;
import com.mailfence.engine.account.Credentials;
import com.mailfence.engine.account.Policy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What shall be. What is null is not written in the plan and stays as it is; lists that are written
 * hold exactly what shall be.
 */
record Plan(
    List<Policy> policies,
    List<DomainEntry> domains,
    List<UserEntry> users,
    List<GroupEntry> groups,
    List<DelegateEntry> delegates) {

  /** Size in bytes; an empty policy takes it away. */
  record DomainEntry(String name, @Nullable Long quota, @Nullable String policy) {}

  /**
   * A user.
   *
   * @param quota in bytes
   * @param devices negative for what is usual
   * @param photo empty for none
   * @param certificate DER; empty for none
   * @param policy empty for none
   */
  record UserEntry(
      String address,
      @Nullable String name,
      @Nullable Secret secret,
      @Nullable List<String> aliases,
      @Nullable Long quota,
      @Nullable Boolean shortDomain,
      @Nullable Boolean disabled,
      @Nullable Integer devices,
      byte @Nullable [] photo,
      byte @Nullable [] certificate,
      @Nullable String policy) {}

  /** How a user shall log in. */
  record Secret(Sort sort, String text) {
    enum Sort {
      /** Holds, whatever the user made of it. */
      ALWAYS("password", "8 characters to 64 KiB"),
      /** For an account made now; later it is the user's. */
      INITIAL("initial_password", "8 characters to 64 KiB"),
      /** Holds, brought from another house. */
      HASH("password_hash", "Argon2id in PHC form, $argon2id$v=19$m=...,t=...,p=...$...");

      private final String key;
      private final String hint;

      Sort(String key, String hint) {
        this.key = key;
        this.hint = hint;
      }

      String key() {
        return key;
      }

      String hint() {
        return hint;
      }
    }

    boolean isFit() {
      return switch (sort) {
        case ALWAYS, INITIAL -> Credentials.isFit(text);
        case HASH -> Credentials.isHash(text);
      };
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
      return sort.key();
    }
  }

  record GroupEntry(String address, @Nullable String name, List<String> members) {}

  record DelegateEntry(String owner, String delegate, Set<Grant.Right> rights) {}
}
