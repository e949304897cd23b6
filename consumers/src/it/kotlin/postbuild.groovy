import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath)
        .isSilent()
        .prints('app.MainKt', 'connection to db closed: COMPLETED', '16')
