package dev.quartet.images;

import static java.util.Objects.requireNonNull;

import dev.quartet.local.standin.Buckets;
import dev.quartet.local.standin.StandIns;
import dev.quartet.local.standin.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Network;

/** What all containers of a run share: a bridge of their own, the stand-ins, and the way from the one to the others. */
final class Stage implements AutoCloseable {

    private static volatile @Nullable Stage shared;

    private final StandIns standIns;
    private final Network bridge;
    private final Gateway gateway;
    private final EcsAgent agent;
    private final List<Relay> relays;

    private Stage(StandIns standIns, EcsAgent agent, Network bridge, Gateway gateway, List<Relay> relays) {
        this.standIns = standIns;
        this.agent = agent;
        this.bridge = bridge;
        this.gateway = gateway;
        this.relays = relays;
    }

    /** The stage of this run; there once a class of {@link WithImages} has begun. */
    static Stage shared() {
        return requireNonNull(shared, "no stage here: annotate the test class with @WithImages");
    }

    static void share(Stage stage) {
        shared = stage;
    }

    static Stage set() {
        StandIns standIns = StandIns.startInMemory();
        furnish(standIns);
        EcsAgent agent = EcsAgent.listen();
        Network bridge = Bridge.make();
        Gateway gateway = Gateway.of(bridge);
        List<Relay> relays = Stream.of(standIns.dynamoDb().getPort(), standIns.s3().getPort(), agent.port())
                .map(port -> Relay.open(gateway.listenAddress(), port)).toList();
        return new Stage(standIns, agent, bridge, gateway, relays);
    }

    private static void furnish(StandIns standIns) {
        try (var dynamoDb = standIns.dynamoDbClient(); var s3 = standIns.s3Client()) {
            Tables tables = new Tables(dynamoDb);
            tables.createPeople(Service.USER.store());
            tables.createArticles(Service.NEWS.store());
            tables.createPosts(Service.BLOG.store());
            new Buckets(s3).create(Service.MARKET.store());
        }
    }

    Network bridge() {
        return bridge;
    }

    Gateway gateway() {
        return gateway;
    }

    StandIns standIns() {
        return standIns;
    }

    /** An environment in which a container on the host's own network finds the stores. */
    Map<String, String> storesFromHostNetwork() {
        return standIns.environment();
    }

    /** An environment in which a container on the bridge finds the stores. */
    Map<String, String> storesFromBridge() {
        Map<String, String> environment = new HashMap<>(standIns.environment());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", gateway.url(relays.get(0).port()));
        environment.put("AWS_ENDPOINT_URL_S3", gateway.url(relays.get(1).port()));
        return environment;
    }

    EcsAgent agent() {
        return agent;
    }

    /** Where a container on the bridge finds the ECS agent. */
    String agentFromBridge() {
        return gateway.url(relays.get(2).port());
    }

    /** Where a container on the host's own network finds the ECS agent. */
    String agentFromHostNetwork() {
        return "http://127.0.0.1:" + agent.port();
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
        bridge.close();
        agent.close();
        standIns.close();
    }
}
