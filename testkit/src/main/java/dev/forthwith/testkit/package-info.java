/**
 * Tests of your own resources and sources against the rules, and parts to test those who use them.
 *
 * <p>{@link dev.forthwith.testkit.ResourceConformance} and {@link dev.forthwith.testkit.SourceConformance} put an annotated class through the rules;
 * {@link dev.forthwith.testkit.ForthwithExtension} fails a test that leaves something open; {@link dev.forthwith.testkit.ScriptedResource} and
 * {@link dev.forthwith.testkit.ScriptedSource} stand in for the real ones; {@link dev.forthwith.testkit.VirtualTime} passes when a test says so.
 */
@NullMarked
package dev.forthwith.testkit;

import org.jspecify.annotations.NullMarked;
