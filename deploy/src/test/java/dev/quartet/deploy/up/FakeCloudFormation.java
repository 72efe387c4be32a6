package dev.quartet.deploy.up;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CancelUpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Stacks as CloudFormation keeps them, whose work ends after a few looks; {@link #log} tells what was begun and ended. */
public final class FakeCloudFormation implements CloudFormationClient {

    private static final int PATIENCE = 200;

    public final List<String> log = new ArrayList<>();

    private final Map<String, Held> stacks = new LinkedHashMap<>();
    private final Map<String, CreateChangeSetRequest> changeSets = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> outputs = new HashMap<>();
    private final Map<String, List<StackResourceSummary>> resources = new HashMap<>();
    private final Map<String, Deque<Consumer<Held>>> failures = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Set<String> meeting = new HashSet<>();
    private final Set<String> met = new HashSet<>();
    private final Map<String, Runnable> onceDeleted = new HashMap<>();
    private final Map<String, Runnable> onceMade = new HashMap<>();
    private int looksToTheEnd = 2;
    private int number;

    private static final class Held {
        String id = "";
        CreateChangeSetRequest wanted = CreateChangeSetRequest.builder().build();
        StackStatus status = StackStatus.REVIEW_IN_PROGRESS;
        String reason = "";
        @Nullable
        StackStatus goal;
        int looks;
        final List<StackEvent> events = new ArrayList<>();
    }

    // What a test arranges

    /** A stack that is there already. */
    public FakeCloudFormation with(String name, StackStatus status, Map<String, String> parameters,
            Map<String, String> tags) {
        Held held = new Held();
        held.id = id(name);
        held.status = status;
        held.wanted = CreateChangeSetRequest.builder().stackName(name).templateBody("Resources: {}")
                .parameters(parameters.entrySet().stream().map(entry -> Parameter.builder().parameterKey(entry
                        .getKey()).parameterValue(entry.getValue()).build()).toList())
                .tags(tags.entrySet().stream().map(entry -> Tag.builder().key(entry.getKey()).value(entry.getValue())
                        .build()).toList())
                .build();
        event(held, name, "AWS::CloudFormation::Stack", held.id, "CREATE_COMPLETE", null);
        stacks.put(name, held);
        return this;
    }

    /** A stack that is there, and at which an earlier run still works: it ends with the goal. */
    public FakeCloudFormation with(String name, StackStatus status, StackStatus goal) {
        with(name, status, Map.of(), Map.of("environment", "staging"));
        held(name).goal = goal;
        return this;
    }

    public FakeCloudFormation outputs(String name, Map<String, String> values) {
        outputs.put(name, values);
        return this;
    }

    public FakeCloudFormation resource(String stack, String type, String physicalId) {
        resources.computeIfAbsent(stack, _ -> new ArrayList<>()).add(StackResourceSummary.builder().resourceType(type)
                .logicalResourceId("Some").physicalResourceId(physicalId).resourceStatus(
                        ResourceStatus.CREATE_COMPLETE)
                .build());
        return this;
    }

    /** A stack that is there, and of which an earlier run waits for something that never comes. */
    public FakeCloudFormation stuck(String name, StackStatus status) {
        with(name, status, Map.of(), Map.of("environment", "staging"));
        return this;
    }

    /** Lets the next work at a stack end so, with events before it: resource, type, status, reason. */
    public FakeCloudFormation failing(String stack, StackStatus end, String[]... events) {
        failures.computeIfAbsent(stack, _ -> new ArrayDeque<>()).add(held -> {
            for (String[] event : events) {
                event(held, event[0], event[1], "some-id", event[2], event[3]);
            }
            held.goal = end;
        });
        return this;
    }

    /** Lets the change set of a stack fail. */
    public FakeCloudFormation refusing(String stack, String reason) {
        refusals.put(stack, reason);
        return this;
    }

    /** Lets work end after so many looks. */
    public FakeCloudFormation slowly(int looks) {
        looksToTheEnd = looks;
        return this;
    }

    /** Lets none of these end before all have begun. */
    public FakeCloudFormation meeting(String... names) {
        meeting.addAll(List.of(names));
        return this;
    }

    /** What happens elsewhere when a stack is made. */
    public FakeCloudFormation onceMade(String stack, Runnable then) {
        onceMade.put(stack, then);
        return this;
    }

    public FakeCloudFormation onceDeleted(String stack, Runnable then) {
        onceDeleted.put(stack, then);
        return this;
    }

    // What a test looks at

    public synchronized Set<String> names() {
        return Set.copyOf(stacks.keySet());
    }

    public synchronized Map<String, String> parameters(String stack) {
        Map<String, String> parameters = new HashMap<>();
        held(stack).wanted.parameters().forEach(parameter -> parameters.put(parameter.parameterKey(), parameter
                .parameterValue()));
        return parameters;
    }

    public synchronized CreateChangeSetRequest wanted(String stack) {
        return held(stack).wanted;
    }

    public synchronized StackStatus status(String stack) {
        return held(stack).status;
    }

    public synchronized Set<String> changeSets() {
        return Set.copyOf(changeSets.keySet());
    }

    // CloudFormation

    @Override
    public synchronized CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
        String name = request.stackName();
        if (request.changeSetType() == ChangeSetType.CREATE) {
            if (stacks.containsKey(name)) {
                throw refused("AlreadyExistsException", "Stack [" + name + "] already exists");
            }
            Held held = new Held();
            held.id = id(name);
            event(held, name, "AWS::CloudFormation::Stack", held.id, "REVIEW_IN_PROGRESS", "User Initiated");
            stacks.put(name, held);
        } else if (!held(name).status.toString().endsWith("_COMPLETE")
                || held(name).status == StackStatus.ROLLBACK_COMPLETE) {
            throw refused("ValidationError", "Stack:%s is in %s state and can not be updated.".formatted(held(name).id,
                    held(name).status));
        }
        String id = "arn:aws:cloudformation:::changeSet/" + request.changeSetName();
        changeSets.put(id, withPreviousValues(request));
        return CreateChangeSetResponse.builder().id(id).stackId(held(name).id).build();
    }

    // As they are when the change set is made.
    private CreateChangeSetRequest withPreviousValues(CreateChangeSetRequest request) {
        return request.toBuilder().parameters(request.parameters().stream().map(parameter -> Boolean.TRUE.equals(
                parameter.usePreviousValue()) ? previous(request.stackName(), parameter.parameterKey()) : parameter)
                .toList()).build();
    }

    private Parameter previous(String stack, String name) {
        return held(stack).wanted.parameters().stream().filter(parameter -> parameter.parameterKey().equals(name))
                .findFirst().orElseThrow(() -> refused("ValidationError",
                        "Invalid input for parameter key %s. Cannot specify usePreviousValue as true for a parameter "
                                .formatted(name) + "key not in the previous template"));
    }

    @Override
    public synchronized DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
        CreateChangeSetRequest wanted = changeSet(request.changeSetName());
        var answer = DescribeChangeSetResponse.builder().changeSetId(request.changeSetName());
        String refusal = refusals.get(wanted.stackName());
        if (refusal != null) {
            return answer.status("FAILED").statusReason(refusal).build();
        }
        if (isSame(wanted, held(wanted.stackName()).wanted)) {
            return answer.status("FAILED").statusReason("The submitted information didn't contain changes. Submit "
                    + "different information to create a change set.").build();
        }
        return request.nextToken() == null
                ? answer.status("CREATE_COMPLETE").changes(change("First")).nextToken("more").build()
                : answer.status("CREATE_COMPLETE").changes(change("Second")).build();
    }

    private static Change change(String logicalId) {
        return Change.builder().resourceChange(r -> r.action("Modify").logicalResourceId(logicalId).resourceType(
                "AWS::Some::Thing").replacement(Replacement.TRUE)).build();
    }

    private static boolean isSame(CreateChangeSetRequest one, CreateChangeSetRequest other) {
        return one.templateBody().equals(other.templateBody())
                && Set.copyOf(one.parameters()).equals(Set.copyOf(other.parameters()))
                && Set.copyOf(one.tags()).equals(Set.copyOf(other.tags()));
    }

    @Override
    public synchronized DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
        changeSets.remove(request.changeSetName());
        return DeleteChangeSetResponse.builder().build();
    }

    @Override
    public synchronized ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
        CreateChangeSetRequest wanted = changeSet(request.changeSetName());
        changeSets.remove(request.changeSetName());
        Held held = held(wanted.stackName());
        boolean isNew = wanted.changeSetType() == ChangeSetType.CREATE;
        begin(held, wanted.stackName(), isNew ? StackStatus.CREATE_IN_PROGRESS : StackStatus.UPDATE_IN_PROGRESS, isNew
                ? StackStatus.CREATE_COMPLETE
                : StackStatus.UPDATE_COMPLETE);
        if (held.goal == StackStatus.CREATE_COMPLETE || held.goal == StackStatus.UPDATE_COMPLETE) {
            held.wanted = wanted;
        } else {
            held.wanted = held.wanted.toBuilder().stackName(wanted.stackName()).build();
        }
        return ExecuteChangeSetResponse.builder().build();
    }

    @Override
    public synchronized ContinueUpdateRollbackResponse continueUpdateRollback(ContinueUpdateRollbackRequest request) {
        Held held = find(request.stackName());
        begin(held, name(held), StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, StackStatus.UPDATE_ROLLBACK_COMPLETE);
        return ContinueUpdateRollbackResponse.builder().build();
    }

    @Override
    public synchronized CancelUpdateStackResponse cancelUpdateStack(CancelUpdateStackRequest request) {
        Held held = find(request.stackName());
        if (held.status != StackStatus.UPDATE_IN_PROGRESS) {
            throw refused("ValidationError", "CancelUpdateStack cannot be called from current stack status");
        }
        begin(held, name(held), StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, StackStatus.UPDATE_ROLLBACK_COMPLETE);
        return CancelUpdateStackResponse.builder().build();
    }

    @Override
    public synchronized DeleteStackResponse deleteStack(DeleteStackRequest request) {
        Held held = find(request.stackName());
        if (held.status.toString().endsWith("_IN_PROGRESS") && held.status != StackStatus.CREATE_IN_PROGRESS
                && held.status != StackStatus.REVIEW_IN_PROGRESS) {
            throw refused("ValidationError", "Stack [%s] cannot be deleted while in status %s".formatted(held.id,
                    held.status));
        }
        begin(held, name(held), StackStatus.DELETE_IN_PROGRESS, StackStatus.DELETE_COMPLETE);
        return DeleteStackResponse.builder().build();
    }

    private void begin(Held held, String name, StackStatus status, StackStatus goal) {
        log.add("begin " + name + " " + status);
        met.add(name);
        held.status = status;
        held.reason = "";
        held.goal = goal;
        held.looks = 0;
        event(held, name, "AWS::CloudFormation::Stack", held.id, status.toString(), "User Initiated");
        event(held, "Some", "AWS::Some::Thing", "some-id", status.toString(), null);
        Deque<Consumer<Held>> scripts = failures.getOrDefault(name, new ArrayDeque<>());
        if (!scripts.isEmpty()) {
            scripts.remove().accept(held);
        }
    }

    @Override
    public synchronized DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
        Held held = find(request.stackName());
        proceed(held);
        String name = name(held);
        return DescribeStacksResponse.builder().stacks(Stack.builder().stackName(name).stackId(held.id)
                .stackStatus(held.status).stackStatusReason(held.reason).parameters(held.wanted.parameters())
                .tags(held.wanted.tags()).outputs(outputs.getOrDefault(name, Map.of()).entrySet().stream().map(
                        output -> Output.builder().outputKey(output.getKey()).outputValue(output.getValue()).build())
                        .toList())
                .build()).build();
    }

    private void proceed(Held held) {
        String name = name(held);
        StackStatus goal = held.goal;
        if (goal == null || ++held.looks < looksToTheEnd) {
            return;
        }
        if (meeting.contains(name) && !met.containsAll(meeting)) {
            if (held.looks > PATIENCE) {
                throw new AssertionError(name + " waits in vain: " + log);
            }
            return;
        }
        held.status = goal;
        held.goal = null;
        log.add("end " + name + " " + goal);
        event(held, "Some", "AWS::Some::Thing", "some-id", goal.toString(), null);
        event(held, name, "AWS::CloudFormation::Stack", held.id, goal.toString(), null);
        if (goal == StackStatus.CREATE_COMPLETE) {
            onceMade.getOrDefault(name, () -> {}).run();
        }
        if (goal == StackStatus.DELETE_COMPLETE) {
            stacks.remove(name);
            stacks.put(held.id, held);
            onceDeleted.getOrDefault(name, () -> {}).run();
        }
    }

    @Override
    public synchronized DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
        Held held = find(request.stackName());
        // Newest first, three a page.
        int skipped = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        List<StackEvent> page = held.events.reversed().stream().skip(skipped).limit(3).toList();
        String next = skipped + 3 < held.events.size() ? String.valueOf(skipped + 3) : null;
        return DescribeStackEventsResponse.builder().stackEvents(page).nextToken(next).build();
    }

    @Override
    public synchronized ListStacksResponse listStacks(ListStacksRequest request) {
        return ListStacksResponse.builder().stackSummaries(stacks.values().stream()
                .filter(held -> held.status != StackStatus.DELETE_COMPLETE)
                .map(held -> StackSummary.builder().stackName(name(held)).stackId(held.id).stackStatus(held.status)
                        .build())
                .toList()).build();
    }

    @Override
    public synchronized ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
        return ListStackResourcesResponse.builder().stackResourceSummaries(resources.getOrDefault(name(find(request
                .stackName())), List.of())).build();
    }

    @Override
    public synchronized GetTemplateResponse getTemplate(GetTemplateRequest request) {
        return GetTemplateResponse.builder().templateBody(find(request.stackName()).wanted.templateBody()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private CreateChangeSetRequest changeSet(String id) {
        CreateChangeSetRequest found = changeSets.get(id);
        if (found == null) {
            throw refused("ChangeSetNotFoundException", "ChangeSet [" + id + "] does not exist");
        }
        return found;
    }

    private Held held(String name) {
        return find(name);
    }

    private Held find(String nameOrId) {
        return Stream.of(stacks.entrySet()).flatMap(Set::stream).filter(entry -> entry.getKey().equals(nameOrId)
                || entry.getValue().id.equals(nameOrId)).map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> refused("ValidationError", "Stack with id " + nameOrId + " does not exist"));
    }

    private static String name(Held held) {
        return held.id.split("/", -1)[1];
    }

    private String id(String name) {
        return "arn:aws:cloudformation:ap-northeast-1:123456789012:stack/" + name + "/" + ++number;
    }

    private void event(Held held, String resource, String type, String physicalId, String status,
            @Nullable String reason) {
        held.events.add(StackEvent.builder().eventId("event-" + ++number).stackId(held.id).logicalResourceId(resource)
                .resourceType(type).physicalResourceId(physicalId).resourceStatus(status).resourceStatusReason(reason)
                .build());
    }

    private static CloudFormationException refused(String code, String message) {
        return (CloudFormationException) CloudFormationException.builder().statusCode(400).awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build()).message(message).build();
    }
}
