/**
 * What an administrator can set, each key with its meaning, its default and its bounds. Main and
 * the wiring read it once at the start. It must not know what the rooms do with a setting.
 */
@NullMarked
package com.mailfence.deploy.config;

import org.jspecify.annotations.NullMarked;
